/**
 * A flow from supplies to demands that is largest, and among the largest heaviest: successive shortest paths with
 * potentials, all in whole numbers. Arcs are stored in pairs; an arc's number with its last bit turned is its way back.
 */
export class FlowNetwork {
  private readonly heads: number[] = [];
  private readonly room: number[] = [];
  private readonly costs: number[] = [];
  private readonly arcsAt: number[][];
  private readonly source: number;
  private readonly sink: number;
  private readonly firstDemand: number;
  private heaviest = 0;
  private steps = 0;

  constructor(
    private readonly supplies: readonly number[],
    private readonly demands: readonly number[],
  ) {
    this.firstDemand = supplies.length;
    this.source = supplies.length + demands.length;
    this.sink = this.source + 1;
    this.arcsAt = Array.from({ length: this.sink + 1 }, () => []);
  }

  /** @param weight of a unit, a whole number from 0. @returns the arc's number, for {@link flowOf} */
  add(supply: number, demand: number, units: number, weight: number): number {
    this.heaviest = Math.max(this.heaviest, weight);
    return this.arc(supply, this.firstDemand + demand, units, weight);
  }

  /** Finds the flow. @returns steps taken, as a measure of the work */
  solve(): number {
    // Each unit takes one lane more forwards than backwards, so that a constant more for a lane changes no order of plans.
    for (let arc = 0; arc < this.costs.length; arc += 2) {
      this.costs[arc] = this.heaviest - this.costs[arc]!;
      this.costs[arc + 1] = -this.costs[arc]!;
    }
    this.supplies.forEach((units, n) => this.arc(this.source, n, units, 0));
    this.demands.forEach((units, n) => this.arc(this.firstDemand + n, this.sink, units, 0));
    const potentials = new Float64Array(this.sink + 1);
    while (this.shortest(potentials)) {
      const seen = new Uint8Array(this.sink + 1);
      while (this.push(this.source, Infinity, potentials, seen) > 0) seen.fill(0);
    }
    return this.steps;
  }

  flowOf(arc: number): number {
    return this.room[arc ^ 1]!;
  }

  private arc(from: number, to: number, units: number, cost: number): number {
    const arc = this.heads.length;
    this.heads.push(to, from);
    this.room.push(units, 0);
    this.costs.push(cost, -cost);
    this.arcsAt[from]!.push(arc);
    this.arcsAt[to]!.push(arc + 1);
    return arc;
  }

  /** Moves potentials by the cheapest ways from the source, as far as the sink; false when the sink is not reached. */
  private shortest(potentials: Float64Array): boolean {
    const nodes = this.sink + 1;
    const far = new Float64Array(nodes).fill(Infinity);
    const done = new Uint8Array(nodes);
    far[this.source] = 0;
    for (let node = this.source; node !== this.sink; node = this.nearest(far, done)) {
      if (node === -1) return false;
      done[node] = 1;
      for (const arc of this.arcsAt[node]!) {
        if (this.room[arc]! === 0) continue;
        const to = this.heads[arc]!;
        const distance = far[node]! + this.costs[arc]! + potentials[node]! - potentials[to]!;
        if (distance < far[to]!) far[to] = distance;
      }
      this.steps += this.arcsAt[node]!.length + nodes;
    }
    const reach = far[this.sink]!;
    for (let node = 0; node < nodes; node++) potentials[node]! += Math.min(far[node]!, reach);
    return true;
  }

  /** Sends up to so many units from a node to the sink over arcs of the cheapest ways; each node is tried once. */
  private push(node: number, units: number, potentials: Float64Array, seen: Uint8Array): number {
    if (node === this.sink) return units;
    seen[node] = 1;
    let sent = 0;
    for (const arc of this.arcsAt[node]!) {
      const to = this.heads[arc]!;
      if (seen[to] || this.room[arc]! === 0) continue;
      if (this.costs[arc]! + potentials[node]! - potentials[to]! !== 0) continue;
      const moved = this.push(to, Math.min(units - sent, this.room[arc]!), potentials, seen);
      this.room[arc]! -= moved;
      this.room[arc ^ 1]! += moved;
      sent += moved;
      if (sent === units) break;
    }
    this.steps += this.arcsAt[node]!.length;
    return sent;
  }

  private nearest(far: Float64Array, done: Uint8Array): number {
    let best = -1;
    let least = Infinity;
    for (let node = 0; node < far.length; node++) {
      if (done[node] === 0 && far[node]! < least) {
        least = far[node]!;
        best = node;
      }
    }
    return best;
  }
}
