// Written by `npm run generate:api`. Do not edit: change what a service declares, and run it again.
export interface paths {
    "/api/batch-assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 为多个班次一起生成派单方案 */
        post: operations["BatchesController_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batch-assignments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 方案进度与预览 */
        get: operations["BatchesController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batch-assignments/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认方案并发出邀约 */
        post: operations["BatchesController_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batch-assignments/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取消方案 */
        post: operations["BatchesController_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shifts/{id}/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 用工名单（页面与打印用，不含身份证号和电话） */
        get: operations["RostersController_roster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shifts/{id}/roster-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导出用工名单（身份证号仅限办保险、入场、发工资；限时链接，全程留痕） */
        post: operations["RostersController_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster-files/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载用工名单（Excel） */
        get: operations["RostersController_open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本单位一段时间的班次与名额（按开始时间） */
        get: operations["ShiftsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shifts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个班次与名额 */
        get: operations["ShiftsController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shifts/{id}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 邀约名单：问过谁、为什么问、怎么答复（新的在前） */
        get: operations["ShiftsController_asked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shifts/{id}/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 实时看板 */
        get: operations["ShiftsController_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shifts/{id}/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 录用名单 */
        get: operations["ShiftsController_holders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shifts/{id}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 报名者（先到在前；默认待答复的） */
        get: operations["ShiftsController_applied"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shifts/{id}/headcount": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 加人或减人 */
        post: operations["ShiftsController_headcount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shifts/{id}/another-look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 加急派单：马上再找一次人 */
        post: operations["ShiftsController_lookAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shifts/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回班次 */
        post: operations["ShiftsController_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{id}/choice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 录用报名者 */
        post: operations["ShiftsController_choose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不录用报名者 */
        post: operations["ShiftsController_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/postings/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 用 CSV 或 Excel 导入岗位 */
        post: operations["PostingImportsController_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/postings/imports/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导入模板（Excel 含填写说明，或 CSV） */
        get: operations["PostingImportsController_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/postings/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导入进度 */
        get: operations["PostingImportsController_steps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/postings/imports/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停止导入（已写入的保留，并在导入结果里列出） */
        post: operations["PostingImportsController_stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posting-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 岗位模板（按名称） */
        get: operations["PostingTemplatesController_list"];
        put?: never;
        /** 把岗位存为模板 */
        post: operations["PostingTemplatesController_save"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posting-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个岗位模板 */
        get: operations["PostingTemplatesController_one"];
        put?: never;
        post?: never;
        /** 删除岗位模板 */
        delete: operations["PostingTemplatesController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posting-templates/{id}/postings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 用模板新建岗位（可一次填多个日期，可直接发布） */
        post: operations["PostingTemplatesController_use"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/postings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本单位的岗位 */
        get: operations["PostingsController_list"];
        put?: never;
        /** 新建岗位（可直接发布） */
        post: operations["PostingsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/postings/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 试判合规（不保存） */
        post: operations["PostingsController_findings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/postings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个岗位 */
        get: operations["PostingsController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改草稿 */
        patch: operations["PostingsController_change"];
        trace?: never;
    };
    "/api/postings/{id}/qr-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 岗位短链接的二维码（从未公开的岗位没有） */
        get: operations["PostingsController_qrCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/postings/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发布岗位 */
        post: operations["PostingsController_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/postings/{id}/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 复制到新的日期 */
        post: operations["PostingsController_copy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/postings/{id}/closure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停止招人（草稿则作废） */
        post: operations["PostingsController_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/postings/{id}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 对下架提出申诉 */
        post: operations["PostingsController_appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我所在的用工单位 */
        get: operations["OrganisationController_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本单位 */
        get: operations["OrganisationController_own"];
        put?: never;
        /** 登记用工单位（登记人为负责人） */
        post: operations["OrganisationController_registered"];
        delete?: never;
        options?: never;
        head?: never;
        /** 更正本单位资料（须重新核验） */
        patch: operations["OrganisationController_edit"];
        trace?: never;
    };
    "/api/organisation/licence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 登记人力资源服务许可证（中介机构） */
        put: operations["OrganisationController_licence"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 成员和待回复的邀请 */
        get: operations["MembersController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 按手机号邀请成员 */
        post: operations["MembersController_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 收回邀请 */
        delete: operations["MembersController_withdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/{id}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 更改成员角色 */
        put: operations["MembersController_role"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 移除成员 */
        delete: operations["MembersController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 邀请我的用工单位 */
        get: operations["MembersController_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 接受邀请，成为成员 */
        post: operations["MembersController_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 谢绝邀请 */
        post: operations["MembersController_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 用工地点 */
        get: operations["SitesController_list"];
        put?: never;
        /** 添加用工地点 */
        post: operations["SitesController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个用工地点 */
        get: operations["SitesController_one"];
        put?: never;
        post?: never;
        /** 停用用工地点 */
        delete: operations["SitesController_archive"];
        options?: never;
        head?: never;
        /** 更正用工地点 */
        patch: operations["SitesController_edit"];
        trace?: never;
    };
    "/api/regulars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 熟工名单（按添加顺序） */
        get: operations["RegularsController_regulars"];
        put?: never;
        /** 添加熟工（按人） */
        post: operations["RegularsController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regulars/pasted-phones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 粘贴手机号名单 */
        post: operations["RegularsController_paste"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regulars/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 移出熟工名单 */
        delete: operations["RegularsController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 屏蔽的劳动者 */
        get: operations["RegularsController_blocks"];
        put?: never;
        /** 屏蔽劳动者 */
        post: operations["RegularsController_block"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/blocks/{workerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 取消屏蔽 */
        delete: operations["RegularsController_unblock"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shared-postings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本单位的共享用工信息 */
        get: operations["SharedPostingsController_list"];
        put?: never;
        /** 新建富余或缺工信息（可直接发布） */
        post: operations["SharedPostingsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shared-postings/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 试判共享用工合规（不保存） */
        post: operations["SharedPostingsController_findings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shared-postings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一条共享用工信息 */
        get: operations["SharedPostingsController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改草稿或公开的信息 */
        patch: operations["SharedPostingsController_change"];
        trace?: never;
    };
    "/api/shared-postings/{id}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 为什么没有配上：对方逐条不满足的条件 */
        get: operations["SharedPostingsController_why"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shared-postings/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发布共享用工信息 */
        post: operations["SharedPostingsController_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shared-postings/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回共享用工信息（洽谈随之结束） */
        post: operations["SharedPostingsController_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shared-pairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本单位的供需配对 */
        get: operations["SharedPairsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shared-pairs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个供需配对（洽谈中可见对方联系人） */
        get: operations["SharedPairsController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shared-pairs/{id}/opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 愿意洽谈 */
        post: operations["SharedPairsController_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shared-pairs/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 婉拒或结束洽谈 */
        post: operations["SharedPairsController_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 获取登录验证码 */
        post: operations["CodeSignInController_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 用验证码登录（首次登录即注册） */
        post: operations["CodeSignInController_enter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 当前登录 */
        get: operations["SessionController_current"];
        put?: never;
        post?: never;
        /** 退出登录 */
        delete: operations["SessionController_signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的所有登录 */
        get: operations["SessionController_list"];
        put?: never;
        post?: never;
        /** 退出其他所有登录 */
        delete: operations["SessionController_endOthers"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 退出一个登录 */
        delete: operations["SessionController_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/employer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 切换所代表的用工单位 */
        put: operations["RepresentedEmployerController_actFor"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的授权同意 */
        get: operations["ConsentsController_list"];
        put?: never;
        /** 同意一项用途 */
        post: operations["ConsentsController_give"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consents/{purpose}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 撤回同意（立即生效） */
        delete: operations["ConsentsController_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的通知 */
        get: operations["NoticesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/acknowledgements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 已读回执 */
        post: operations["NoticesController_acknowledged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AskBatch: {
            shiftIds: string[];
            /**
             * @description whether one worker may be planned for several shifts that do not overlap
             * @default several
             * @enum {string}
             */
            shiftsPerWorker: "one" | "several";
        };
        BatchAnswer: {
            /** Format: uuid */
            batchId: string;
            state: string;
        };
        BatchAssignment: {
            /** Format: uuid */
            batchId: string;
            /** @description of the centre’s own: the city or county */
            regionCode: string | null;
            /** @description asked, ready, confirmed, offered, cancelled, failed, expired */
            state: string;
            shiftsPerWorker: string;
            /** Format: date-time */
            askedAt: string;
            /**
             * Format: date-time
             * @description until when the preview may be confirmed
             */
            expiresAt: string | null;
            progress: {
                stage: string | null;
                filled: number;
                seats: number;
            };
            preview: {
                seats: number;
                filled: number;
                fill: number;
                score: number;
                /** @description no assignment of those who were compared does better */
                atMost: {
                    seats: number;
                    score: number;
                };
                /** @description shares of the bound; 0: it is the best */
                gap: {
                    seats: number;
                    score: number;
                };
                /** @description what shift after shift would have given */
                firstCome: {
                    filled: number;
                    score: number;
                };
                /** @description shifts for which more people qualify than were compared: the best of them were */
                cutShifts: number;
            } | null;
            shifts: {
                /** Format: uuid */
                shiftId: string;
                seats: number;
                planned: number | null;
                offered: number | null;
                /** @description of the plan, who was not asked after all */
                leftOut: {
                    why: string;
                    count: number;
                }[];
            }[];
        };
        Roster: {
            shift: {
                /** Format: uuid */
                shiftId: string;
                /** Format: uuid */
                postingId: string;
                title: string;
                trade: {
                    code: string;
                    zh: string;
                    en: string;
                };
                legalEmployer: string;
                /** Format: date-time */
                start: string;
                /** Format: date-time */
                end: string;
                headcount: number;
                assembly: {
                    name: string;
                    address: string;
                    /** Format: date-time */
                    time: string;
                };
            };
            people: {
                /** @description from 1, as on the printed page */
                number: number;
                /** Format: uuid */
                bookingId: string;
                /** Format: uuid */
                workerId: string;
                /** @description whole: they hold a seat; null once erased */
                name: string | null;
                /** @description 实名已核验 */
                verified: boolean;
                /** @description those who come together have one number */
                party: number | null;
                /** @enum {string|null} */
                reconfirmed: "confirmed" | "silent" | null;
            }[];
            /**
             * Format: date-time
             * @description what was true then
             */
            at: string;
        };
        AskRosterFile: {
            /**
             * @description for what ID numbers are needed; null: a roster without them
             * @default null
             * @enum {string|null}
             */
            purpose: "insurance" | "gate" | "wages" | null;
        };
        AskedRosterFile: {
            /** @description of the file, at this service */
            path: string;
            /** Format: date-time */
            expiresAt: string;
        };
        EmployerShiftPage: {
            items: components["schemas"]["EmployerShift"][];
            next: string | null;
        };
        EmployerShift: {
            /** Format: uuid */
            shiftId: string;
            /** Format: uuid */
            postingId: string;
            title: string;
            trade: {
                code: string;
                zh: string;
                en: string;
            };
            engagementType: string;
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            breaks: {
                /** Format: date-time */
                start: string;
                /** Format: date-time */
                end: string;
                paid: boolean;
            }[];
            paidMinutes: number;
            place: {
                name: string;
                address: string;
                regionCode: string;
                /** Format: date-time */
                time: string;
            };
            pay: {
                /** @enum {string} */
                kind: "hourly" | "daily" | "piece";
                amountFen: number;
                unit: string | null;
                /** @description what an hour of paid time is worth, 税前 */
                hourlyWorthFen: number;
            };
            mode: {
                dispatch: boolean;
                claim: boolean;
                application: boolean;
            };
            board: components["schemas"]["Board"];
        };
        Board: {
            /** Format: uuid */
            shiftId: string;
            version: number;
            state: string;
            headcount: number;
            filled: number;
            openOffers: number;
            declined: number;
            wave: number;
            /** @description why nobody is left to ask, and what those who do the trade fail at; null while the search goes on */
            exhausted: {
                reason: string;
                text: {
                    zh: string;
                    en: string;
                };
                failed: {
                    code: string;
                    count: number;
                    text: {
                        zh: string;
                        en: string;
                    };
                }[];
            } | null;
            /** @description until when the search rests because nobody is woken at night; null while it does not */
            rests: {
                /** Format: date-time */
                until: string;
                text: {
                    zh: string;
                    en: string;
                };
            } | null;
            /** @description of those who hold a seat and were asked whether they come: who said so, and who has not answered */
            reconfirmation: {
                confirmed: number;
                silent: number;
            };
            /** Format: date-time */
            at: string;
        };
        ShiftOfferPage: {
            items: components["schemas"]["ShiftOffer"][];
            next: string | null;
        };
        ShiftOffer: {
            /** Format: uuid */
            offerId: string;
            /** @enum {string} */
            state: "open" | "accepted" | "declined" | "expired" | "withdrawn";
            wave: number;
            /** @enum {string} */
            source: "regular" | "present" | "nearby" | "party";
            /** @description that an acceptance takes: more than one for a party */
            seats: number;
            /** @description masked: 韦**; of a party its leader */
            name: string | null;
            /** @description to the assembly point, rounded up to 100 m */
            distanceM: number;
            /** Format: date-time */
            madeAt: string;
            /** Format: date-time */
            expiresAt: string;
            /**
             * Format: date-time
             * @description null while it is on its way
             */
            deliveredAt: string | null;
            /** Format: date-time */
            closedAt: string | null;
            /** @description of a declined one the reason that was given */
            closeReason: string | null;
            /** @description why they were asked, as far as it concerns the employer */
            reasons: {
                part: string;
                text: {
                    zh: string;
                    en: string;
                };
            }[];
        };
        SeatHolders: {
            items: components["schemas"]["SeatHolder"][];
            next: string | null;
        };
        SeatHolder: {
            /** Format: uuid */
            bookingId: string;
            /** Format: uuid */
            workerId: string;
            /** Format: uuid */
            partyId: string | null;
            state: string;
            how: string;
            /** Format: date-time */
            madeAt: string;
            /** Format: date-time */
            endedAt: string | null;
            endReason: string | null;
            /** @description of those who come or came; masked (韦**) once they do not, and for staff */
            name: string | null;
            /** @description 实名已核验 */
            verified: boolean;
            /**
             * @description whether they said that they come, or were asked and have not; null: not asked, or no seat any more
             * @enum {string|null}
             */
            reconfirmed: "confirmed" | "silent" | null;
        };
        ApplicantPage: {
            items: components["schemas"]["Applicant"][];
            next: string | null;
        };
        Applicant: {
            /** Format: uuid */
            applicationId: string;
            /** Format: uuid */
            shiftId: string;
            /** Format: uuid */
            workerId: string;
            /** @enum {string} */
            state: "made" | "chosen" | "not_chosen" | "withdrawn";
            /** Format: date-time */
            madeAt: string;
            /** @description masked: 韦** */
            name: string | null;
            /** @description 实名已核验 */
            verified: boolean;
            /** @description 熟工: on your list of regulars */
            regular: boolean;
            trades: {
                code: string;
                zh: string;
                en: string;
                /** @description of experience, as stated */
                months: number;
                /** @description worked here */
                shifts: number;
            }[];
            showUp: {
                shows: number;
                noShows: number;
                lateCancellations: number;
            };
            /** @description to the assembly point, rounded up to 100 m; null while unknown */
            distanceM: number | null;
            /** @description valid on every day of the shift */
            certificates: {
                kind: string;
                /**
                 * Format: date
                 * @description null: without a term
                 */
                validTo: string | null;
                /** @description seen by staff; else as stated */
                proven: boolean;
            }[];
            reasons: {
                part: string;
                textKey: string;
                /** @description what the sentence of textKey names */
                params: {
                    [key: string]: string | number;
                };
                /** @description the sentence */
                text: {
                    zh: string;
                    en: string;
                };
            }[];
        };
        ChangeHeadcount: {
            headcount: number;
            /** @default [] */
            cancelBookingIds: string[];
        };
        ChangedHeadcount: {
            /** Format: uuid */
            shiftId: string;
            headcount: number;
            filled: number;
        };
        AnotherLook: {
            /** Format: uuid */
            shiftId: string;
            /** @description false: every seat is taken, or nobody is asked for this shift */
            looks: boolean;
        };
        WithdrawShift: {
            reason: string;
        };
        WithdrawnShift: {
            /** Format: uuid */
            shiftId: string;
            /** @enum {string} */
            state: "withdrawn";
        };
        Application: {
            /** Format: uuid */
            applicationId: string;
            /** Format: uuid */
            shiftId: string;
            /** @enum {string} */
            state: "made" | "chosen" | "not_chosen" | "withdrawn";
            /** Format: uuid */
            bookingId: string | null;
        };
        PostingImport: {
            rows: {
                /** @description as the spreadsheet program counts */
                row: number;
                reference: string | null;
                /** @enum {string} */
                result: "written" | "refused" | "checked";
                /** Format: uuid */
                postingId: string | null;
                /** @enum {string|null} */
                state: "draft" | "in_review" | "published" | "closed" | "expired" | "withdrawn" | "taken_down" | null;
                shiftIds: string[];
                reason: {
                    code: string;
                    zh: string;
                    en: string;
                } | null;
                findings: components["schemas"]["Finding"][];
                notes: {
                    column: string;
                    zh: string;
                    en: string;
                }[];
            }[];
            problems: {
                row: number;
                column: string | null;
                reason: {
                    code: string;
                    zh: string;
                    en: string;
                };
                value: string;
            }[];
            ignoredColumns: string[];
            /** @description rows that were not looked at, since the import was stopped */
            leftRows: number;
        };
        Finding: {
            ruleId: string;
            ruleVersion: number;
            key: string;
            /** @enum {string} */
            severity: "block" | "warn" | "info";
            /** @description staff look at the posting because of it */
            review: boolean;
            /** @description the articles, or the policy, which is no law */
            basis: {
                /** @enum {string} */
                kind: "law" | "market_policy";
                zh: string;
                en: string;
            };
            sentence: {
                zh: string;
                en: string;
            };
            /** @description how to put it right */
            wayOut: {
                zh: string;
                en: string;
            };
            numbers: {
                [key: string]: number;
            };
            quote: string | null;
        };
        ImportSteps: {
            /** @description rows looked at */
            done: number;
            total: number;
        };
        StopImport: {
            /** @enum {boolean} */
            stop: true;
        };
        PostingTemplates: {
            items: {
                /** Format: uuid */
                templateId: string;
                name: string;
                /** Format: date-time */
                savedAt: string;
                title: string;
                tradeCode: string;
                place: string;
                /** @description the hours of its shifts, each once */
                patterns: {
                    /** @description local minute of the day */
                    startMinute: number;
                    /** @description from start to end, breaks included */
                    minutes: number;
                    breaks: {
                        afterMinutes: number;
                        minutes: number;
                        paid: boolean;
                    }[];
                    headcount: number;
                }[];
            }[];
        };
        SavePostingTemplate: {
            /**
             * Format: uuid
             * @description a posting of the own organisation, in whatever state
             */
            postingId: string;
            name: string;
        };
        SavedPostingTemplate: {
            /** Format: uuid */
            templateId: string;
        };
        PostingTemplate: {
            /** Format: uuid */
            templateId: string;
            name: string;
            /** Format: date-time */
            savedAt: string;
            title: string;
            tradeCode: string;
            place: string;
            /** @description the hours of its shifts, each once */
            patterns: {
                /** @description local minute of the day */
                startMinute: number;
                /** @description from start to end, breaks included */
                minutes: number;
                breaks: {
                    afterMinutes: number;
                    minutes: number;
                    paid: boolean;
                }[];
                headcount: number;
            }[];
            terms: components["schemas"]["PostingTerms"];
        };
        PostingTerms: {
            /** @enum {string} */
            engagementType: "part_time" | "short_full_time" | "casual" | "platform" | "shared";
            tradeCode: string;
            title: string;
            description: string;
            conditions: string;
            responsibility: components["schemas"]["Responsibility"];
            pay: {
                /** @enum {string} */
                kind: "hourly" | "daily" | "piece";
                amountFen: number;
                unit?: string | null;
                expectedOutput?: number | null;
                expectedMinutes?: number | null;
                preTax: boolean;
            };
            settlement: {
                /** @enum {string} */
                cycle: "daily" | "per_shift" | "weekly" | "monthly";
                days: number;
            };
            assembly: {
                /** @description WGS-84 */
                point: {
                    lng: number;
                    lat: number;
                };
                name: string;
                address: string;
                regionCode: string;
                minutesBefore: number;
                /** Format: uuid */
                siteId: string | null;
            };
            loads: {
                maxKg: number;
                repeated: boolean;
            } | null;
            hazards: string[];
            venue: string;
            outdoor: boolean;
            tools: string;
            meals: string;
            transport: string;
            minAge: number | null;
            maxAge: number | null;
            requiredCertificates: string[];
            probationDays: number | null;
            contractDays: number | null;
            /** Format: date-time */
            validUntil: string | null;
            mode: {
                dispatch: boolean;
                claim: boolean;
                application: boolean;
            };
            reserves: number;
        };
        /** @description 责任卡 */
        Responsibility: {
            /** @description 用人单位 */
            legalEmployer: {
                name: string;
                creditCode: string | null;
            };
            /** @description 实际用工单位 */
            actualUser: {
                name: string;
                creditCode: string | null;
            };
            labourDispatch: boolean;
            /** @description 发薪单位 */
            payer: string | null;
            insurer: string | null;
            /** @enum {string|null} */
            insuranceKind: "work_injury" | "occupational_injury" | "employer_liability" | "accident" | "none" | null;
            intermediary: {
                name: string;
                licence: string | null;
                /** Format: date */
                licenceValidUntil: string | null;
            } | null;
        };
        UsePostingTemplate: {
            /** @description local dates */
            dates: string[];
            /** @default false */
            publish: boolean;
        };
        PostingOutcome: {
            /** Format: uuid */
            postingId: string;
            /** @enum {string} */
            state: "draft" | "in_review" | "published" | "closed" | "expired" | "withdrawn" | "taken_down";
            version: number;
            shiftIds: string[];
            findings: components["schemas"]["Finding"][];
            /** @description why staff look at it first: ids of rules and reasons */
            because: string[];
        };
        CreatePosting: {
            /**
             * @description 用工形式
             * @enum {string}
             */
            engagementType: "part_time" | "short_full_time" | "casual" | "platform" | "shared";
            /** @description 职业分类大典 2022 */
            tradeCode: string;
            title: string;
            pay: components["schemas"]["Pay"];
            settlement: components["schemas"]["Settlement"];
            assembly: components["schemas"]["AssemblyPlace"] | components["schemas"]["AssemblyAtSite"];
            shifts: components["schemas"]["ShiftInput"][];
            /**
             * @description 工作内容
             * @default
             */
            description: string;
            /**
             * @description 录用条件; 不限 when nothing is asked
             * @default
             */
            conditions: string;
            /** @default {} */
            responsibility: components["schemas"]["ResponsibilityInput"];
            /** @default null */
            loads: {
                maxKg: number;
                repeated: boolean;
            } | null;
            /** @default [] */
            hazards: ("mine" | "height" | "toxic" | "dust" | "radiation" | "fire_explosion_burn" | "cold" | "heat" | "heavy_labour_grade_4" | "logging" | "field_survey" | "diving_tunnel" | "vibrating_tools" | "forced_posture" | "boiler" | "electricity")[];
            /**
             * @default ordinary
             * @enum {string}
             */
            venue: "ordinary" | "entertainment" | "bar" | "net_cafe";
            /**
             * @description by the trade when left out
             * @default null
             */
            outdoor: boolean | null;
            /** @default  */
            tools: string;
            /** @default  */
            meals: string;
            /** @default  */
            transport: string;
            /** @default null */
            minAge: number | null;
            /** @default null */
            maxAge: number | null;
            /** @default null */
            requiredCertificates: ("health" | "security_guard" | "special_work_electrical" | "special_work_welding" | "special_work_height" | "forklift" | "motor_vehicle_licence" | "domestic_service_training" | "elder_care_training" | "nursing_assistant_training")[] | null;
            /** @default null */
            probationDays: number | null;
            /** @default null */
            contractDays: number | null;
            /**
             * Format: date-time
             * @default null
             */
            validUntil: string | null;
            /**
             * @description offers, and claims once the first wave is out, when left out
             * @default {
             *       "dispatch": true,
             *       "claim": true,
             *       "application": false
             *     }
             */
            mode: components["schemas"]["FillingMode"];
            /** @default 0 */
            reserves: number;
            /** @default null */
            contact: components["schemas"]["SiteContact"] | null;
            /**
             * @description publish at once; else it stays a draft
             * @default false
             */
            publish: boolean;
        };
        Pay: {
            /** @enum {string} */
            kind: "hourly";
            /** @description fen, before tax (税前) */
            amountFen: number;
            /** @default true */
            preTax: boolean;
        } | {
            /** @enum {string} */
            kind: "daily";
            /** @description fen, before tax (税前) */
            amountFen: number;
            /** @default true */
            preTax: boolean;
        } | {
            /** @enum {string} */
            kind: "piece";
            /** @description fen, before tax (税前) */
            amountFen: number;
            unit: string;
            /** @description units a usual worker makes in expectedMinutes */
            expectedOutput: number;
            expectedMinutes: number;
            /** @default true */
            preTax: boolean;
        };
        Settlement: {
            /** @enum {string} */
            cycle: "daily" | "per_shift" | "weekly" | "monthly";
            /** @description most days between the work and its payment */
            days: number;
        };
        AssemblyPlace: {
            /** @description WGS-84 */
            point: {
                lng: number;
                lat: number;
            };
            name: string;
            /** @default  */
            address: string;
            /** @description county */
            regionCode: string;
            /**
             * @description how long before the start people meet
             * @default 0
             */
            minutesBefore: number;
        };
        AssemblyAtSite: {
            /** Format: uuid */
            siteId: string;
            /**
             * @description how long before the start people meet
             * @default 0
             */
            minutesBefore: number;
        };
        ShiftInput: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            /** @default [] */
            breaks: {
                /** Format: date-time */
                start: string;
                /** Format: date-time */
                end: string;
                /** @default false */
                paid: boolean;
            }[];
            headcount: number;
            /**
             * @description local dates on which it is worked as well, at the same times
             * @default []
             */
            repeatOn: string[];
        };
        ResponsibilityInput: {
            /**
             * @description 用人单位; the one who posts when left out
             * @default null
             */
            legalEmployer: components["schemas"]["NamedParty"] | null;
            /**
             * @description 实际用工单位
             * @default null
             */
            actualUser: components["schemas"]["NamedParty"] | null;
            /**
             * @description 劳务派遣
             * @default false
             */
            labourDispatch: boolean;
            /**
             * @description 发薪单位
             * @default null
             */
            payer: string | null;
            /**
             * @description who enrols or insures
             * @default null
             */
            insurer: string | null;
            /**
             * @default null
             * @enum {string|null}
             */
            insuranceKind: "work_injury" | "occupational_injury" | "employer_liability" | "accident" | "none" | null;
            /**
             * @description 人力资源服务机构; an agency stands here by itself
             * @default null
             */
            intermediary: {
                name: string;
                /** @default null */
                licence: string | null;
            } | null;
        };
        NamedParty: {
            name: string;
            /**
             * @description 统一社会信用代码; null for a household
             * @default null
             */
            creditCode: string | null;
        };
        FillingMode: {
            /** @default false */
            dispatch: boolean;
            /** @default false */
            claim: boolean;
            /** @default false */
            application: boolean;
        };
        /** @description 现场联系人, shown only to those who are booked */
        SiteContact: {
            name: string;
            phone: string;
        };
        PostingInput: {
            /**
             * @description 用工形式
             * @enum {string}
             */
            engagementType: "part_time" | "short_full_time" | "casual" | "platform" | "shared";
            /** @description 职业分类大典 2022 */
            tradeCode: string;
            title: string;
            pay: components["schemas"]["Pay"];
            settlement: components["schemas"]["Settlement"];
            assembly: components["schemas"]["AssemblyPlace"] | components["schemas"]["AssemblyAtSite"];
            shifts: components["schemas"]["ShiftInput"][];
            /**
             * @description 工作内容
             * @default
             */
            description: string;
            /**
             * @description 录用条件; 不限 when nothing is asked
             * @default
             */
            conditions: string;
            /** @default {} */
            responsibility: components["schemas"]["ResponsibilityInput"];
            /** @default null */
            loads: {
                maxKg: number;
                repeated: boolean;
            } | null;
            /** @default [] */
            hazards: ("mine" | "height" | "toxic" | "dust" | "radiation" | "fire_explosion_burn" | "cold" | "heat" | "heavy_labour_grade_4" | "logging" | "field_survey" | "diving_tunnel" | "vibrating_tools" | "forced_posture" | "boiler" | "electricity")[];
            /**
             * @default ordinary
             * @enum {string}
             */
            venue: "ordinary" | "entertainment" | "bar" | "net_cafe";
            /**
             * @description by the trade when left out
             * @default null
             */
            outdoor: boolean | null;
            /** @default  */
            tools: string;
            /** @default  */
            meals: string;
            /** @default  */
            transport: string;
            /** @default null */
            minAge: number | null;
            /** @default null */
            maxAge: number | null;
            /** @default null */
            requiredCertificates: ("health" | "security_guard" | "special_work_electrical" | "special_work_welding" | "special_work_height" | "forklift" | "motor_vehicle_licence" | "domestic_service_training" | "elder_care_training" | "nursing_assistant_training")[] | null;
            /** @default null */
            probationDays: number | null;
            /** @default null */
            contractDays: number | null;
            /**
             * Format: date-time
             * @default null
             */
            validUntil: string | null;
            /**
             * @description offers, and claims once the first wave is out, when left out
             * @default {
             *       "dispatch": true,
             *       "claim": true,
             *       "application": false
             *     }
             */
            mode: components["schemas"]["FillingMode"];
            /** @default 0 */
            reserves: number;
            /** @default null */
            contact: components["schemas"]["SiteContact"] | null;
        };
        PostingPreview: {
            blocked: boolean;
            /** @description staff would look at it first */
            review: boolean;
            findings: components["schemas"]["Finding"][];
            requiredCertificates: string[];
            responsibility: components["schemas"]["Responsibility"];
        };
        PostingPage: {
            items: components["schemas"]["PostingSummary"][];
            next: string | null;
        };
        PostingSummary: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            employerId: string;
            /** @enum {string} */
            state: "draft" | "in_review" | "published" | "closed" | "expired" | "withdrawn" | "taken_down";
            /** Format: date-time */
            stateSince: string;
            version: number;
            title: string;
            tradeCode: string;
            engagementType: string;
            regionCode: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            publishedAt: string | null;
            /** Format: date-time */
            firstStart: string | null;
            shiftCount: number;
            headcount: number;
            because: string[];
        };
        Posting: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            employerId: string;
            /** @enum {string} */
            state: "draft" | "in_review" | "published" | "closed" | "expired" | "withdrawn" | "taken_down";
            /** Format: date-time */
            stateSince: string;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            publishedAt: string | null;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            copiedFrom: string | null;
            terms: components["schemas"]["PostingTerms"];
            shifts: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                state: "planned" | "open" | "closed" | "withdrawn";
                /** Format: date-time */
                start: string;
                /** Format: date-time */
                end: string;
                breaks: {
                    /** Format: date-time */
                    start: string;
                    /** Format: date-time */
                    end: string;
                    paid: boolean;
                }[];
                headcount: number;
            }[];
            findings: components["schemas"]["Finding"][];
            transitions: {
                /** @enum {string|null} */
                from: "draft" | "in_review" | "published" | "closed" | "expired" | "withdrawn" | "taken_down" | null;
                /** @enum {string} */
                to: "draft" | "in_review" | "published" | "closed" | "expired" | "withdrawn" | "taken_down";
                /** Format: date-time */
                at: string;
                reason: string | null;
                because: string[];
                /** Format: uuid */
                actorId: string | null;
                /** Format: uuid */
                onBehalfOf: string | null;
                channel: string;
            }[];
            appeal: components["schemas"]["PostingAppeal"] | null;
            contact: {
                name: string;
                phone: string;
            } | null;
            /** @description where everybody sees it, for chats and walls; null while it has never been public */
            links: {
                code: string;
                /** Format: uri */
                url: string;
                /** Format: uri */
                posterUrl: string;
                /** Format: uri */
                qrSvgUrl: string;
                /** Format: uri */
                qrPngUrl: string;
            } | null;
        };
        PostingAppeal: {
            /** Format: uuid */
            postingId: string;
            /** @enum {string} */
            state: "made" | "upheld" | "dismissed";
            statement: string;
            /** Format: date-time */
            madeAt: string;
            decision: string | null;
            /** Format: date-time */
            decidedAt: string | null;
        };
        PostingChanges: {
            /**
             * @description 用工形式
             * @enum {string}
             */
            engagementType?: "part_time" | "short_full_time" | "casual" | "platform" | "shared";
            /** @description 职业分类大典 2022 */
            tradeCode?: string;
            title?: string;
            pay?: components["schemas"]["Pay"];
            settlement?: components["schemas"]["Settlement"];
            assembly?: components["schemas"]["AssemblyPlace"] | components["schemas"]["AssemblyAtSite"];
            shifts?: components["schemas"]["ShiftInput"][];
            /** @description 工作内容 */
            description?: string;
            /** @description 录用条件; 不限 when nothing is asked */
            conditions?: string;
            responsibility?: components["schemas"]["ResponsibilityInput"];
            loads?: {
                maxKg: number;
                repeated: boolean;
            } | null;
            hazards?: ("mine" | "height" | "toxic" | "dust" | "radiation" | "fire_explosion_burn" | "cold" | "heat" | "heavy_labour_grade_4" | "logging" | "field_survey" | "diving_tunnel" | "vibrating_tools" | "forced_posture" | "boiler" | "electricity")[];
            /** @enum {string} */
            venue?: "ordinary" | "entertainment" | "bar" | "net_cafe";
            /** @description by the trade when left out */
            outdoor?: boolean | null;
            tools?: string;
            meals?: string;
            transport?: string;
            minAge?: number | null;
            maxAge?: number | null;
            requiredCertificates?: ("health" | "security_guard" | "special_work_electrical" | "special_work_welding" | "special_work_height" | "forklift" | "motor_vehicle_licence" | "domestic_service_training" | "elder_care_training" | "nursing_assistant_training")[] | null;
            probationDays?: number | null;
            contractDays?: number | null;
            /** Format: date-time */
            validUntil?: string | null;
            mode?: components["schemas"]["FillingMode"];
            reserves?: number;
            contact?: components["schemas"]["SiteContact"] | null;
            /** @description the version that was edited; another change in between refuses */
            version?: number;
        };
        CopyPosting: {
            /** @description local dates */
            dates: string[];
            /** @default false */
            publish: boolean;
        };
        ClosePosting: {
            /** @default null */
            reason: string | null;
        };
        AppealPosting: {
            statement: string;
        };
        OwnOrganisations: {
            items: {
                /** Format: uuid */
                employerId: string;
                name: string;
                /** @enum {string} */
                role: "owner" | "manager" | "foreman" | "viewer";
                /** @enum {string} */
                state: "awaiting" | "verified" | "refused";
            }[];
        };
        RegisterOrganisation: {
            /** @enum {string} */
            kind: "organisation" | "sole_trader" | "household" | "agent";
            /** @description as registered; a household chooses what workers see */
            name: string;
            /**
             * @description 统一社会信用代码; null for a household
             * @default null
             */
            creditCode: string | null;
            /** @description city or county */
            regionCode: string;
        };
        EmployerRegistered: {
            /** Format: uuid */
            employerId: string;
        };
        Employer: {
            /** Format: uuid */
            employerId: string;
            /** @enum {string} */
            kind: "organisation" | "sole_trader" | "household" | "agent";
            name: string;
            creditCode: string | null;
            regionCode: string;
            cityCode: string;
            /** @enum {string} */
            state: "awaiting" | "verified" | "refused";
            refusalReason: string | null;
            /** Format: date-time */
            judgedAt: string | null;
            /**
             * Format: date
             * @description from this date staff look at the qualification again
             */
            recheckDueOn: string | null;
            licence: {
                number: string;
                /** Format: date */
                validFrom: string;
                /** Format: date */
                validTo: string | null;
            } | null;
            /** Format: date-time */
            registeredAt: string;
        };
        EditOrganisation: {
            /** @enum {string} */
            kind?: "organisation" | "sole_trader" | "household" | "agent";
            /** @description as registered; a household chooses what workers see */
            name?: string;
            creditCode?: string | null;
            /** @description city or county */
            regionCode?: string;
        };
        EmployerLicence: {
            number: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: string | null;
        };
        Members: {
            items: {
                /** Format: uuid */
                accountId: string;
                /** @enum {string} */
                role: "owner" | "manager" | "foreman" | "viewer";
                /** Format: date-time */
                since: string;
                /** @description masked */
                name: string | null;
                /** @description masked */
                phone: string | null;
            }[];
            invitations: {
                /** Format: uuid */
                invitationId: string;
                /** @enum {string} */
                role: "owner" | "manager" | "foreman" | "viewer";
                /** @description masked */
                phone: string | null;
                /** Format: date-time */
                invitedAt: string;
                /** Format: date-time */
                expiresAt: string;
            }[];
        };
        InviteMember: {
            phone: string;
            /** @enum {string} */
            role: "owner" | "manager" | "foreman" | "viewer";
        };
        MemberInvited: {
            /** Format: uuid */
            invitationId: string;
        };
        MemberRole: {
            /** @enum {string} */
            role: "owner" | "manager" | "foreman" | "viewer";
        };
        Invitations: {
            items: {
                /** Format: uuid */
                invitationId: string;
                /** Format: uuid */
                employerId: string;
                employerName: string;
                /** @enum {string} */
                role: "owner" | "manager" | "foreman" | "viewer";
                /** Format: date-time */
                invitedAt: string;
                /** Format: date-time */
                expiresAt: string;
            }[];
        };
        AnsweredInvitation: {
            /** Format: uuid */
            employerId: string;
            /** @enum {string} */
            role: "owner" | "manager" | "foreman" | "viewer";
        };
        Sites: {
            items: components["schemas"]["Site"][];
            next: string | null;
        };
        Site: {
            /** Format: uuid */
            siteId: string;
            name: string;
            address: string;
            regionCode: string;
            point: {
                lng: number;
                lat: number;
                /** @enum {string} */
                datum: "WGS-84";
            };
            cityCode: string;
            active: boolean;
        };
        AddSite: {
            name: string;
            address: string;
            regionCode: string;
            point: {
                lng: number;
                lat: number;
                /** @enum {string} */
                datum: "WGS-84";
            };
        };
        SiteAdded: {
            /** Format: uuid */
            siteId: string;
        };
        EditSite: {
            name?: string;
            address?: string;
            regionCode?: string;
            point?: {
                lng: number;
                lat: number;
                /** @enum {string} */
                datum: "WGS-84";
            };
        };
        Regulars: {
            items: {
                /** Format: uuid */
                regularId: string;
                /**
                 * Format: uuid
                 * @description for one named by the person
                 */
                workerId: string | null;
                /** @description masked; for one named by number */
                phone: string | null;
                /** @description masked; for one named by the person */
                name: string | null;
                /** Format: date-time */
                addedAt: string;
            }[];
            next: string | null;
        };
        AddRegular: {
            /** Format: uuid */
            workerId: string;
        };
        RegularAdded: {
            /** Format: uuid */
            regularId: string;
        };
        PasteRegulars: {
            /** @description phone numbers in any form, with names or without */
            text: string;
        };
        PastedRegulars: {
            added: number;
            /** @description numbers that stood in the list before */
            listed: number;
            repeated: number;
            unreadableLines: number[];
        };
        WorkerBlocks: {
            items: {
                /** Format: uuid */
                workerId: string;
                /** @description masked */
                name: string | null;
                reason: string | null;
                /** Format: date-time */
                blockedAt: string;
            }[];
            next: string | null;
        };
        BlockWorker: {
            /** Format: uuid */
            workerId: string;
            /** @default null */
            reason: string | null;
        };
        CreateSharedPosting: {
            /**
             * @description surplus: 富余, shortage: 缺工
             * @enum {string}
             */
            side: "surplus" | "shortage";
            title: string;
            /** @description 工作内容 */
            description: string;
            /** @description 职业分类大典 2022; the main one first */
            tradeCodes: string[];
            headcount: number;
            /**
             * Format: date
             * @description first day
             */
            from: string;
            /**
             * Format: date
             * @description last day
             */
            to: string;
            place: components["schemas"]["SharedPlace"];
            /** @description the lender’s standard, or what the borrower settles */
            pay: components["schemas"]["PayStandard"];
            /** @default  */
            notes: string;
            /** @default [] */
            skills: string[];
            /** @default [] */
            certificates: ("health" | "security_guard" | "special_work_electrical" | "special_work_welding" | "special_work_height" | "forklift" | "motor_vehicle_licence" | "domestic_service_training" | "elder_care_training" | "nursing_assistant_training")[];
            /**
             * @description fewer together are of no use
             * @default 1
             */
            leastGroup: number;
            /**
             * @description fewer days are of no use
             * @default 1
             */
            leastDays: number;
            /**
             * @description asked or offered for the lending, a head; only 0 is lawful
             * @default 0
             */
            feeFen: number;
            /**
             * @description of a shortage: wages go through the lender
             * @default null
             */
            settlesThroughLender: boolean | null;
            /**
             * @description what workers need, or what the borrower gives
             * @default {}
             */
            board: components["schemas"]["SharedBoard"];
            /**
             * @description the firm brings workers to work and back
             * @default false
             */
            transport: boolean;
            /**
             * @description of a surplus
             * @default null
             */
            declaration: components["schemas"]["LenderDeclaration"] | null;
            /**
             * Format: date
             * @default null
             */
            validUntil: string | null;
            contact: components["schemas"]["SharedContact"];
            /**
             * @description publish at once; else it stays a draft
             * @default false
             */
            publish: boolean;
        };
        SharedPlace: {
            /** @description WGS-84 */
            point: {
                lng: number;
                lat: number;
            };
            address: string;
            /** @description county; pairs are found within its city */
            regionCode: string;
        };
        PayStandard: {
            /** @enum {string} */
            unit: "month" | "day" | "hour";
            /** @description fen, before tax (税前) */
            amountFen: number;
        };
        SharedBoard: {
            /** @default false */
            meals: boolean;
            /** @default false */
            lodging: boolean;
        };
        LenderDeclaration: {
            /** @description they have labour contracts with the lender */
            ownEmployees: boolean;
            /** @description some are dispatched to the lender (被派遣劳动者) */
            dispatched: boolean;
            /** @description the lender pays their 工伤保险 and goes on with it */
            workInjuryInsured: boolean;
            /** @description the end of each worker’s contract, those of one day together; nobody is named */
            contracts: {
                /**
                 * Format: date
                 * @description last day of the contract; null: without a fixed end (无固定期限)
                 */
                until: string | null;
                count: number;
            }[];
        };
        /** @description 联系人, shown to the other firm in talks only */
        SharedContact: {
            name: string;
            phone: string;
        };
        SharedPostingOutcome: {
            /** Format: uuid */
            postingId: string;
            /** @enum {string} */
            state: "draft" | "in_review" | "published" | "withdrawn" | "expired" | "taken_down";
            version: number;
            findings: components["schemas"]["Finding"][];
            /** @description why staff look at it first: ids of rules and reasons */
            because: string[];
        };
        SharedPostingInput: {
            /**
             * @description surplus: 富余, shortage: 缺工
             * @enum {string}
             */
            side: "surplus" | "shortage";
            title: string;
            /** @description 工作内容 */
            description: string;
            /** @description 职业分类大典 2022; the main one first */
            tradeCodes: string[];
            headcount: number;
            /**
             * Format: date
             * @description first day
             */
            from: string;
            /**
             * Format: date
             * @description last day
             */
            to: string;
            place: components["schemas"]["SharedPlace"];
            /** @description the lender’s standard, or what the borrower settles */
            pay: components["schemas"]["PayStandard"];
            /** @default  */
            notes: string;
            /** @default [] */
            skills: string[];
            /** @default [] */
            certificates: ("health" | "security_guard" | "special_work_electrical" | "special_work_welding" | "special_work_height" | "forklift" | "motor_vehicle_licence" | "domestic_service_training" | "elder_care_training" | "nursing_assistant_training")[];
            /**
             * @description fewer together are of no use
             * @default 1
             */
            leastGroup: number;
            /**
             * @description fewer days are of no use
             * @default 1
             */
            leastDays: number;
            /**
             * @description asked or offered for the lending, a head; only 0 is lawful
             * @default 0
             */
            feeFen: number;
            /**
             * @description of a shortage: wages go through the lender
             * @default null
             */
            settlesThroughLender: boolean | null;
            /**
             * @description what workers need, or what the borrower gives
             * @default {}
             */
            board: components["schemas"]["SharedBoard"];
            /**
             * @description the firm brings workers to work and back
             * @default false
             */
            transport: boolean;
            /**
             * @description of a surplus
             * @default null
             */
            declaration: components["schemas"]["LenderDeclaration"] | null;
            /**
             * Format: date
             * @default null
             */
            validUntil: string | null;
            contact: components["schemas"]["SharedContact"];
        };
        SharedPostingPreview: {
            blocked: boolean;
            /** @description staff would look at it first */
            review: boolean;
            findings: components["schemas"]["Finding"][];
        };
        SharedPostingPage: {
            items: components["schemas"]["SharedPostingSummary"][];
            next: string | null;
        };
        SharedPostingSummary: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            side: "surplus" | "shortage";
            /** Format: uuid */
            employerId: string;
            firm: string;
            /** @enum {string} */
            state: "draft" | "in_review" | "published" | "withdrawn" | "expired" | "taken_down";
            /** Format: date-time */
            stateSince: string;
            version: number;
            title: string;
            regionCode: string;
            headcount: number;
            /** @description heads that opened pairs keep */
            held: number;
            tradeCodes: string[];
            pay: {
                /** @enum {string} */
                unit: "month" | "day" | "hour";
                amountFen: number;
            };
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            publishedAt: string | null;
        };
        SharedPosting: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            side: "surplus" | "shortage";
            /** Format: uuid */
            employerId: string;
            firm: string;
            /** @enum {string} */
            state: "draft" | "in_review" | "published" | "withdrawn" | "expired" | "taken_down";
            /** Format: date-time */
            stateSince: string;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            publishedAt: string | null;
            /** Format: date-time */
            expiresAt: string;
            held: number;
            terms: {
                title: string;
                description: string;
                tradeCodes: string[];
                skills: string[];
                certificates: string[];
                headcount: number;
                leastGroup: number;
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                leastDays: number;
                regionCode: string;
                address: string;
                pay: {
                    /** @enum {string} */
                    unit: "month" | "day" | "hour";
                    amountFen: number;
                };
                board: {
                    meals: boolean;
                    lodging: boolean;
                };
                transport: boolean;
                /** @description WGS-84 */
                point: {
                    lng: number;
                    lat: number;
                };
                notes: string;
                feeFen: number;
                settlesThroughLender: boolean | null;
                declaration: {
                    ownEmployees: boolean;
                    dispatched: boolean;
                    workInjuryInsured: boolean;
                    contracts: {
                        /** Format: date */
                        until: string | null;
                        count: number;
                    }[];
                } | null;
                /** Format: date */
                validUntil: string | null;
            };
            findings: components["schemas"]["Finding"][];
            transitions: {
                /** @enum {string|null} */
                from: "draft" | "in_review" | "published" | "withdrawn" | "expired" | "taken_down" | null;
                /** @enum {string} */
                to: "draft" | "in_review" | "published" | "withdrawn" | "expired" | "taken_down";
                version: number;
                /** Format: date-time */
                at: string;
                reason: string | null;
                because: string[];
                /** Format: uuid */
                actorId: string | null;
                /** Format: uuid */
                onBehalfOf: string | null;
                channel: string;
            }[];
            contact: {
                name: string;
                phone: string;
            } | null;
        };
        SharingExplanation: {
            /** @enum {string} */
            state: "draft" | "in_review" | "published" | "withdrawn" | "expired" | "taken_down";
            /** @description open postings of the other side in the city with heads to place */
            considered: number;
            /** @description pairs that stand */
            pairs: number;
            freeHeads: number;
            /** @description by the first condition that is not met, the most frequent first */
            failed: {
                code: string;
                count: number;
                /** @description days, fen a month, metres or heads that are missing least */
                closestGap: number | null;
                text: {
                    zh: string;
                    en: string;
                };
                wayOut: {
                    zh: string;
                    en: string;
                };
            }[];
        };
        SharedPostingChanges: {
            title?: string;
            /** @description 工作内容 */
            description?: string;
            /** @description 职业分类大典 2022; the main one first */
            tradeCodes?: string[];
            headcount?: number;
            /**
             * Format: date
             * @description first day
             */
            from?: string;
            /**
             * Format: date
             * @description last day
             */
            to?: string;
            place?: components["schemas"]["SharedPlace"];
            /** @description the lender’s standard, or what the borrower settles */
            pay?: components["schemas"]["PayStandard"];
            notes?: string;
            skills?: string[];
            certificates?: ("health" | "security_guard" | "special_work_electrical" | "special_work_welding" | "special_work_height" | "forklift" | "motor_vehicle_licence" | "domestic_service_training" | "elder_care_training" | "nursing_assistant_training")[];
            /** @description fewer together are of no use */
            leastGroup?: number;
            /** @description fewer days are of no use */
            leastDays?: number;
            /** @description asked or offered for the lending, a head; only 0 is lawful */
            feeFen?: number;
            /** @description what workers need, or what the borrower gives */
            board?: components["schemas"]["SharedBoard"];
            /** @description the firm brings workers to work and back */
            transport?: boolean;
            /** Format: date */
            validUntil?: string | null;
            settlesThroughLender?: boolean;
            declaration?: components["schemas"]["LenderDeclaration"];
            contact?: components["schemas"]["SharedContact"];
            /** @description the version that was edited; another change in between refuses */
            version: number;
        };
        WithdrawSharedPosting: {
            /** @default null */
            reason: string | null;
        };
        SharedPairPage: {
            items: components["schemas"]["SharedPair"][];
            next: string | null;
        };
        SharedPair: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "proposed" | "opened_by_lender" | "opened_by_borrower" | "in_talks" | "declined" | "lapsed" | "withdrawn";
            /** Format: date-time */
            stateSince: string;
            version: number;
            /**
             * @description yours; null for staff
             * @enum {string|null}
             */
            side: "lender" | "borrower" | null;
            heads: number;
            /** @description 0 to 1,000 */
            score: number;
            common: {
                tradeCodes: string[];
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                days: number;
                distanceM: number;
            };
            parts: {
                code: string;
                points: number;
                text: {
                    zh: string;
                    en: string;
                };
            }[];
            /** @description whose the wages are, what lies above the lender’s standard among them, and the law that says it */
            wages: {
                text: {
                    zh: string;
                    en: string;
                };
                basis: {
                    zh: string;
                    en: string;
                };
            };
            surplus: components["schemas"]["OpenSharedPosting"];
            shortage: components["schemas"]["OpenSharedPosting"];
            /** Format: date-time */
            answerDueAt: string;
            /** @enum {string|null} */
            declinedBy: "lender" | "borrower" | null;
            /** @description words of who declined, or a code of how it ended */
            reason: string | null;
            /** @description how it ended, where nobody declined */
            ending: {
                zh: string;
                en: string;
            } | null;
            /** @description of the other firm, in talks only */
            contact: {
                name: string;
                phone: string;
            } | null;
            /** Format: date-time */
            createdAt: string;
        };
        OpenSharedPosting: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            side: "surplus" | "shortage";
            firm: string;
            /** Format: date-time */
            publishedAt: string | null;
            title: string;
            description: string;
            tradeCodes: string[];
            skills: string[];
            certificates: string[];
            headcount: number;
            leastGroup: number;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            leastDays: number;
            regionCode: string;
            address: string;
            pay: {
                /** @enum {string} */
                unit: "month" | "day" | "hour";
                amountFen: number;
            };
            board: {
                meals: boolean;
                lodging: boolean;
            };
            transport: boolean;
        };
        OpenPair: {
            /** @description of the pair as it was shown; other heads or terms since refuse */
            version: number;
        };
        SharedPairOutcome: {
            /** Format: uuid */
            pairId: string;
            /** @enum {string} */
            state: "proposed" | "opened_by_lender" | "opened_by_borrower" | "in_talks" | "declined" | "lapsed" | "withdrawn";
            version: number;
            /**
             * @description yours
             * @enum {string}
             */
            side: "lender" | "borrower";
        };
        DeclinePair: {
            /** @description of the pair as it was shown; other heads or terms since refuse */
            version: number;
            /** @default null */
            reason: string | null;
        };
        RequestCode: {
            /** @description mainland mobile number; +86, spaces and full-width digits are understood */
            phone: string;
        };
        CodeSent: {
            /** Format: date-time */
            expiresAt: string;
            /** @description until another code may be asked for */
            waitSeconds: number;
            /** @description the code itself, in demonstration mode only */
            demoCode?: string;
        };
        SignInWithCode: {
            /** @description mainland mobile number; +86, spaces and full-width digits are understood */
            phone: string;
            code: string;
            /**
             * @description token: sent back as `Authorization: Bearer`; cookie: for browsers, writes then need `X-CSRF-Token`
             * @default token
             * @enum {string}
             */
            keep: "token" | "cookie";
            /**
             * @description shown in the list of own sessions
             * @default null
             */
            device: string | null;
            /**
             * @description last six characters of the ID number, when `identity.prove_again` asks for them
             * @default null
             */
            idNumberTail: string | null;
            /**
             * @description the number has a new owner: start a new account
             * @default false
             */
            newPerson: boolean;
        };
        SignedIn: {
            /** @description null when a cookie keeps the session */
            token: string | null;
            /** @description null when a token keeps the session */
            csrfToken: string | null;
            /** Format: uuid */
            accountId: string;
            /** Format: uuid */
            sessionId: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description this sign-in made the account */
            registered: boolean;
            mustChangePassword: boolean;
        };
        Session: {
            /** Format: uuid */
            accountId: string;
            /** Format: uuid */
            sessionId: string | null;
            /** @enum {string} */
            kind: "worker" | "employer" | "staff" | "system" | "guest";
            /** @description masked: 韦** */
            name: string | null;
            /** @description masked: 138****8000 */
            phone: string | null;
            /** @enum {string} */
            identityState: "unverified" | "format_ok" | "verified";
            /**
             * Format: uuid
             * @description the organisation for which the session acts
             */
            employerId: string | null;
            employers: {
                /** Format: uuid */
                employerId: string;
                role: string;
            }[];
            grants: {
                role: string;
                regionPrefix: string | null;
            }[];
            permissions: string[];
            mustChangePassword: boolean;
            /** @description for browsers: to be sent as `X-CSRF-Token` with every write */
            csrfToken: string | null;
        };
        Sessions: {
            items: {
                /** Format: uuid */
                id: string;
                service: string;
                device: string | null;
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                seenAt: string;
                /** Format: date-time */
                expiresAt: string;
                current: boolean;
            }[];
        };
        SessionsEnded: {
            ended: number;
        };
        ActForEmployer: {
            /** Format: uuid */
            employerId: string;
        };
        Consents: {
            items: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                purpose: "act_on_behalf" | "sms_notices";
                /** @description version of the text that was agreed to */
                wording: string;
                /** Format: date-time */
                givenAt: string;
                givenChannel: string;
                /** Format: date-time */
                revokedAt: string | null;
                /**
                 * Format: uuid
                 * @description the one call for which it was given; null: it stands until it is taken back
                 */
                onlyFor: string | null;
            }[];
        };
        GiveConsent: {
            /** @enum {string} */
            purpose: "act_on_behalf" | "sms_notices";
        };
        ConsentGiven: {
            /** Format: uuid */
            consentId: string;
        };
        NoticePage: {
            items: components["schemas"]["Notice"][];
            next: string | null;
        };
        Notice: {
            /** Format: uuid */
            id: string;
            /** @description see docs/sockets.md */
            kind: string;
            /**
             * Format: uuid
             * @description the offer, booking, shift, … it is about
             */
            subject: string;
            /** Format: date-time */
            at: string;
            /** @description ids and figures of the kind */
            data: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            acknowledgedAt: string | null;
        };
        AcknowledgeNotices: {
            ids: string[];
        };
        AcknowledgedNotices: {
            /** @description how many of them are notices of yours */
            acknowledged: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    BatchesController_ask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskBatch"];
            };
        };
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchAnswer"];
                };
            };
        };
    };
    BatchesController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchAssignment"];
                };
            };
        };
    };
    BatchesController_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchAnswer"];
                };
            };
        };
    };
    BatchesController_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchAnswer"];
                };
            };
        };
    };
    RostersController_roster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Roster"];
                };
            };
        };
    };
    RostersController_ask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskRosterFile"];
            };
        };
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedRosterFile"];
                };
            };
        };
    };
    RostersController_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
        };
    };
    ShiftsController_list: {
        parameters: {
            query: {
                /** @description the `next` of the page before */
                after?: string;
                limit?: number;
                /** @description shifts that are not over by then */
                from: string;
                /** @description and start before; at most 62 days later */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmployerShiftPage"];
                };
            };
        };
    };
    ShiftsController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmployerShift"];
                };
            };
        };
    };
    ShiftsController_asked: {
        parameters: {
            query?: {
                /** @description the `next` of the page before */
                after?: string;
                limit?: number;
                state?: "open" | "accepted" | "declined" | "expired" | "withdrawn";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftOfferPage"];
                };
            };
        };
    };
    ShiftsController_board: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
                };
            };
        };
    };
    ShiftsController_holders: {
        parameters: {
            query?: {
                /** @description the `next` of the page before */
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatHolders"];
                };
            };
        };
    };
    ShiftsController_applied: {
        parameters: {
            query?: {
                /** @description the `next` of the page before */
                after?: string;
                limit?: number;
                state?: "made" | "chosen" | "not_chosen" | "withdrawn";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicantPage"];
                };
            };
        };
    };
    ShiftsController_headcount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeHeadcount"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedHeadcount"];
                };
            };
        };
    };
    ShiftsController_lookAgain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnotherLook"];
                };
            };
        };
    };
    ShiftsController_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawShift"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawnShift"];
                };
            };
        };
    };
    ShiftsController_choose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
        };
    };
    ShiftsController_refuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
        };
    };
    PostingImportsController_upload: {
        parameters: {
            query?: {
                /** @description only say what would happen */
                dryRun?: string;
                /** @description false: keep drafts */
                publish?: string;
                /** @description of the sender’s own choice: by it the progress is looked at */
                progressId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingImport"];
                };
            };
        };
    };
    PostingImportsController_template: {
        parameters: {
            query?: {
                format?: "xlsx" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv": string;
                };
            };
        };
    };
    PostingImportsController_steps: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportSteps"];
                };
            };
        };
    };
    PostingImportsController_stop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopImport"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportSteps"];
                };
            };
        };
    };
    PostingTemplatesController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingTemplates"];
                };
            };
        };
    };
    PostingTemplatesController_save: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavePostingTemplate"];
            };
        };
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedPostingTemplate"];
                };
            };
        };
    };
    PostingTemplatesController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingTemplate"];
                };
            };
        };
    };
    PostingTemplatesController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    PostingTemplatesController_use: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsePostingTemplate"];
            };
        };
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingOutcome"];
                };
            };
        };
    };
    PostingsController_list: {
        parameters: {
            query?: {
                /** @description the `next` of the page before */
                after?: string;
                limit?: number;
                state?: "draft" | "in_review" | "published" | "closed" | "expired" | "withdrawn" | "taken_down";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingPage"];
                };
            };
        };
    };
    PostingsController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePosting"];
            };
        };
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingOutcome"];
                };
            };
        };
    };
    PostingsController_findings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostingInput"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingPreview"];
                };
            };
        };
    };
    PostingsController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Posting"];
                };
            };
        };
    };
    PostingsController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostingChanges"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingOutcome"];
                };
            };
        };
    };
    PostingsController_qrCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                };
            };
        };
    };
    PostingsController_publish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingOutcome"];
                };
            };
        };
    };
    PostingsController_copy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CopyPosting"];
            };
        };
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingOutcome"];
                };
            };
        };
    };
    PostingsController_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClosePosting"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingOutcome"];
                };
            };
        };
    };
    PostingsController_appeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealPosting"];
            };
        };
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAppeal"];
                };
            };
        };
    };
    OrganisationController_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnOrganisations"];
                };
            };
        };
    };
    OrganisationController_own: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Employer"];
                };
            };
        };
    };
    OrganisationController_registered: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterOrganisation"];
            };
        };
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmployerRegistered"];
                };
            };
        };
    };
    OrganisationController_edit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditOrganisation"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Employer"];
                };
            };
        };
    };
    OrganisationController_licence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmployerLicence"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Employer"];
                };
            };
        };
    };
    MembersController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Members"];
                };
            };
        };
    };
    MembersController_invite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteMember"];
            };
        };
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberInvited"];
                };
            };
        };
    };
    MembersController_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    MembersController_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberRole"];
            };
        };
        responses: {
            /** @description ok */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    MembersController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    MembersController_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitations"];
                };
            };
        };
    };
    MembersController_accept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnsweredInvitation"];
                };
            };
        };
    };
    MembersController_decline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnsweredInvitation"];
                };
            };
        };
    };
    SitesController_list: {
        parameters: {
            query?: {
                /** @description the `next` of the page before */
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sites"];
                };
            };
        };
    };
    SitesController_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddSite"];
            };
        };
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteAdded"];
                };
            };
        };
    };
    SitesController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
        };
    };
    SitesController_archive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    SitesController_edit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditSite"];
            };
        };
        responses: {
            /** @description ok */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    RegularsController_regulars: {
        parameters: {
            query?: {
                /** @description the `next` of the page before */
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Regulars"];
                };
            };
        };
    };
    RegularsController_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddRegular"];
            };
        };
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegularAdded"];
                };
            };
        };
    };
    RegularsController_paste: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasteRegulars"];
            };
        };
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PastedRegulars"];
                };
            };
        };
    };
    RegularsController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    RegularsController_blocks: {
        parameters: {
            query?: {
                /** @description the `next` of the page before */
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerBlocks"];
                };
            };
        };
    };
    RegularsController_block: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BlockWorker"];
            };
        };
        responses: {
            /** @description ok */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    RegularsController_unblock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    SharedPostingsController_list: {
        parameters: {
            query?: {
                /** @description the `next` of the page before */
                after?: string;
                limit?: number;
                side?: "surplus" | "shortage";
                state?: "draft" | "in_review" | "published" | "withdrawn" | "expired" | "taken_down";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedPostingPage"];
                };
            };
        };
    };
    SharedPostingsController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSharedPosting"];
            };
        };
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedPostingOutcome"];
                };
            };
        };
    };
    SharedPostingsController_findings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SharedPostingInput"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedPostingPreview"];
                };
            };
        };
    };
    SharedPostingsController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedPosting"];
                };
            };
        };
    };
    SharedPostingsController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SharedPostingChanges"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedPostingOutcome"];
                };
            };
        };
    };
    SharedPostingsController_why: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharingExplanation"];
                };
            };
        };
    };
    SharedPostingsController_publish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedPostingOutcome"];
                };
            };
        };
    };
    SharedPostingsController_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawSharedPosting"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedPostingOutcome"];
                };
            };
        };
    };
    SharedPairsController_list: {
        parameters: {
            query?: {
                /** @description the `next` of the page before */
                after?: string;
                limit?: number;
                state?: "proposed" | "opened_by_lender" | "opened_by_borrower" | "in_talks" | "declined" | "lapsed" | "withdrawn";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedPairPage"];
                };
            };
        };
    };
    SharedPairsController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedPair"];
                };
            };
        };
    };
    SharedPairsController_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenPair"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedPairOutcome"];
                };
            };
        };
    };
    SharedPairsController_decline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclinePair"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedPairOutcome"];
                };
            };
        };
    };
    CodeSignInController_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestCode"];
            };
        };
        responses: {
            /** @description ok */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSent"];
                };
            };
        };
    };
    CodeSignInController_enter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInWithCode"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
        };
    };
    SessionController_current: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    SessionController_signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    SessionController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sessions"];
                };
            };
        };
    };
    SessionController_endOthers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsEnded"];
                };
            };
        };
    };
    SessionController_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    RepresentedEmployerController_actFor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActForEmployer"];
            };
        };
        responses: {
            /** @description ok */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ConsentsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consents"];
                };
            };
        };
    };
    ConsentsController_give: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveConsent"];
            };
        };
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentGiven"];
                };
            };
        };
    };
    ConsentsController_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                purpose: "act_on_behalf" | "sms_notices";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    NoticesController_list: {
        parameters: {
            query?: {
                /** @description the `next` of the page before */
                after?: string;
                limit?: number;
                /** @description only those nobody has acknowledged */
                unacknowledged?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePage"];
                };
            };
        };
    };
    NoticesController_acknowledged: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcknowledgeNotices"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcknowledgedNotices"];
                };
            };
        };
    };
}
