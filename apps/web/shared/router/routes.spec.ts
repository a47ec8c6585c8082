import { match } from './routes';

it.each([
  ['/', '/', {}],
  ['/jobs', '/jobs/', {}],
  ['/jobs/:id', '/jobs/019a', { id: '019a' }],
  ['/jobs/:id', '/jobs', null],
  ['/jobs/:id', '/jobs/1/2', null],
  ['/jobs/:id', '/shifts/1', null],
  ['/jobs/:id', '/jobs/%E5%B7%A5', { id: '工' }],
  ['/jobs/:id', '/jobs/%E0%A4%A', null],
])('%s and %s', (pattern, path, params) => {
  expect(match(pattern, path)).toEqual(params);
});
