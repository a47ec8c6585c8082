// Written by `npm run generate:api`. Do not edit: change what a service declares, and run it again.
export interface paths {
    "/api/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的邀约 */
        get: operations["OffersController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/offers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份邀约 */
        get: operations["OffersController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/offers/{id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 接单 */
        post: operations["OffersController_accepted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/offers/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不接 */
        post: operations["OffersController_declined"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的班次 */
        get: operations["BookingsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个班次 */
        get: operations["BookingsController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回接单（5 分钟内，无影响） */
        post: operations["BookingsController_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取消班次 */
        post: operations["BookingsController_cancelled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/reconfirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认到岗，或说明来不了（即取消） */
        post: operations["BookingsController_reconfirmed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shifts/{id}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 为什么派给我，或没有派给我 */
        get: operations["ShiftExplanationController_explanation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shifts/{id}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 抢单 */
        post: operations["ShiftSeatsController_claimed"];
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
        get?: never;
        put?: never;
        /** 报名 */
        post: operations["ShiftSeatsController_apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的报名 */
        get: operations["ShiftSeatsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回报名 */
        post: operations["ShiftSeatsController_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/offers/{id}/audio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 听邀约（MP3，可分段） */
        get: operations["OfferAudioController_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/offer-links/{token}/audio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 听短信里的邀约（MP3，可分段） */
        get: operations["OfferAudioController_linked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/offer-links/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 短信里的邀约 */
        get: operations["OfferLinksController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/offer-links/{token}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 接受短信里的邀约 */
        post: operations["OfferLinksController_accepted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/offer-links/{token}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不接短信里的邀约 */
        post: operations["OfferLinksController_declined"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/offer-links/{token}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取消短信里接下的班次（5 分钟内为撤回，无影响） */
        post: operations["OfferLinksController_givenBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/personal-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出我的个人信息（JSON） */
        get: operations["OwnDataController_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/personal-data/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的个人信息（可阅读、可打印的网页） */
        get: operations["OwnDataController_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 注销账号的后果与进度 */
        get: operations["OwnDataController_erasure"];
        put?: never;
        /** 申请注销账号（宽限期内可撤回） */
        post: operations["OwnDataController_ask"];
        /** 撤回注销申请 */
        delete: operations["OwnDataController_takeBack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/postings/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 短链接对应的岗位 */
        get: operations["PublicPostingsController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/p/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 岗位公开页（不需要脚本，聊天软件可显示卡片） */
        get: operations["PublicPostingsController_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/p/{code}/poster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可打印的岗位海报 */
        get: operations["PublicPostingsController_poster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/p/{code}/qr.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 短链接的二维码（SVG） */
        get: operations["PublicPostingsController_svg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/p/{code}/qr.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 短链接的二维码（PNG） */
        get: operations["PublicPostingsController_png"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sms/inbound": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 短信网关转交回复 */
        post: operations["SmsInboundController_inbound"];
        delete?: never;
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
        /** 一个市公开的共享用工供求信息 */
        get: operations["SharedPostingsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的资料 */
        get: operations["WorkerProfileController_profile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改资料：居住地、出发点、意愿、显示方式、暂停接单 */
        patch: operations["WorkerProfileController_edit"];
        trace?: never;
    };
    "/api/worker/trades": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 我会的工种（整份替换） */
        put: operations["WorkerProfileController_trades"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 每周空闲时间（整份替换） */
        put: operations["WorkerProfileController_availability"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/availability/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 某些日期的空闲时间（与每周不同） */
        put: operations["WorkerProfileController_exceptions"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 我已到市场（3 小时内有效，可续） */
        post: operations["WorkerProfileController_present"];
        /** 我已离开市场 */
        delete: operations["WorkerProfileController_gone"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我屏蔽的用工单位 */
        get: operations["WorkerProfileController_blocks"];
        put?: never;
        /** 屏蔽用工单位 */
        post: operations["WorkerProfileController_block"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/blocks/{employerId}": {
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
        delete: operations["WorkerProfileController_unblock"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的证件 */
        get: operations["WorkerPapersController_certificates"];
        put?: never;
        /** 登记证件 */
        post: operations["WorkerPapersController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/certificates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 删除证件 */
        delete: operations["WorkerPapersController_remove"];
        options?: never;
        head?: never;
        /** 更正证件（须重新核验） */
        patch: operations["WorkerPapersController_edit"];
        trace?: never;
    };
    "/api/worker/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的身份（学生、已退休、就业困难等） */
        get: operations["WorkerPapersController_statuses"];
        put?: never;
        /** 申报身份（同类的旧申报被替换） */
        post: operations["WorkerPapersController_state"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/statuses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 撤回申报的身份 */
        delete: operations["WorkerPapersController_withdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/certificates/{id}/photo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的证件照片 */
        get: operations["CertificatePhotosController_show"];
        /** 上传证件照片（JPG、PNG、WebP；去除拍摄信息后加密保存） */
        put: operations["CertificatePhotosController_put"];
        post?: never;
        /** 删除证件照片 */
        delete: operations["CertificatePhotosController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的队伍和邀请 */
        get: operations["PartiesController_list"];
        put?: never;
        /** 组队（两人结伴或班组），可同时邀请 */
        post: operations["PartiesController_make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/parties/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 用邀请码加入（即同意结伴） */
        post: operations["PartiesController_join"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/parties/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个队伍 */
        get: operations["PartiesController_one"];
        put?: never;
        post?: never;
        /** 解散队伍（领队） */
        delete: operations["PartiesController_dissolve"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/parties/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 邀请劳动者 */
        post: operations["PartiesController_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/parties/{id}/invitations/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 谢绝邀请 */
        delete: operations["PartiesController_decline"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/parties/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 生成邀请码（72 小时有效） */
        post: operations["PartiesController_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/parties/{id}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 同意结伴 */
        post: operations["PartiesController_consent"];
        /** 撤回同意（立即生效） */
        delete: operations["PartiesController_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/parties/{id}/membership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 退出队伍 */
        delete: operations["PartiesController_leave"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/parties/{id}/members/{workerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 移出队员或收回邀请（领队） */
        delete: operations["PartiesController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/parties/{id}/answerers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 指定可代为答复的队员（领队） */
        put: operations["PartiesController_answerers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/parties/{id}/minimum": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 更改最少人数（其他队员须重新同意） */
        put: operations["PartiesController_minimum"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/markets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 附近的零工市场和驿站；不给坐标则按区划 */
        get: operations["MarketsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/markets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个零工市场（停止运营的也可查） */
        get: operations["MarketsController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 附近还有名额的零活；不给坐标则按开始时间 */
        get: operations["JobsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 地图上一块范围内还有名额的零活 */
        get: operations["JobsController_map"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{shiftId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个零活班次（招满的也可查） */
        get: operations["JobsController_one"];
        put?: never;
        post?: never;
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
    "/api/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的实名状态 */
        get: operations["OwnIdentityController_show"];
        /** 填写姓名和身份证号 */
        put: operations["OwnIdentityController_given"];
        post?: never;
        delete?: never;
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
        OfferPage: {
            items: components["schemas"]["Offer"][];
            next: string | null;
        };
        Offer: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "open" | "accepted" | "declined" | "expired" | "withdrawn";
            /**
             * @description the state, and once it is accepted what has become of the own seat
             * @enum {string}
             */
            standing: "open" | "accepted" | "declined" | "expired" | "withdrawn" | "left_out" | "cancelled_by_worker" | "cancelled_by_employer" | "released" | "no_show";
            wave: number;
            /** @description why this person: regular 熟工, present 到市场, nearby 附近, party 结伴 */
            source: string;
            /**
             * Format: uuid
             * @description who was asked; for a party its leader then
             */
            workerId: string;
            /** Format: uuid */
            partyId: string | null;
            memberIds: string[];
            /** Format: date-time */
            madeAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: date-time */
            deliveredAt: string | null;
            distanceM: number;
            /** @description parts of the own score with their numbers; of nobody else’s */
            reasons: {
                part: string;
                value: number;
                weight: number;
                points: number;
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
            job: components["schemas"]["Job"];
            /** @description the offer as it is read out (读给我听); null once it cannot be answered */
            spoken: {
                zh: string;
                en: string;
                /** @description whether `audio` of the offer answers, for browsers that have no voice */
                audio: boolean;
            } | null;
        };
        Job: {
            /** Format: uuid */
            shiftId: string;
            /** Format: uuid */
            postingId: string;
            /** Format: uuid */
            employerId: string;
            title: string;
            description: string;
            conditions: string;
            trade: {
                code: string;
                zh: string;
                en: string;
            };
            /** @description 用工形式: which law applies */
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
            headcount: number;
            /** @description of a household the county and a point good to a kilometre, until one is booked there */
            assembly: {
                /** @description WGS-84 */
                point: {
                    lng: number;
                    lat: number;
                };
                name: string;
                address: string;
                /** Format: date-time */
                time: string;
            };
            regionCode: string;
            pay: {
                /** @enum {string} */
                kind: "hourly" | "daily" | "piece";
                amountFen: number;
                unit: string | null;
                /** @description what an hour of paid time is worth, 税前 */
                hourlyWorthFen: number;
            };
            settlement: {
                cycle: string;
                days: number;
            };
            /** @description 责任卡: who employs, uses, pays and insures */
            responsibility: {
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
                payer: string | null;
                insurer: string | null;
                insuranceKind: string | null;
                intermediary: string | null;
            };
            /** @description in completed years; null: what the law asks */
            minAge: number | null;
            maxAge: number | null;
            requiredCertificates: string[];
            /** @description dangers of the work: dust, height, heat … */
            hazards: string[];
            loads: {
                maxKg: number;
                repeated: boolean;
            } | null;
            tools: string;
            meals: string;
            transport: string;
            night: boolean;
            outdoor: boolean;
            ways: {
                dispatch: boolean;
                claim: boolean;
                application: boolean;
            };
            /**
             * Format: date-time
             * @description after it nobody new is taken; null: no limit but the start
             */
            validUntil: string | null;
            /** @description 责任卡 in one line: which law applies, who employs, pays and insures, when the money is there */
            stamp: {
                zh: string;
                en: string;
            };
            /** @description what the rules warn of, with the article and the way out */
            warnings: components["schemas"]["Finding"][];
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
        AcceptedOffer: {
            /** Format: uuid */
            offerId: string;
            /** Format: uuid */
            shiftId: string;
            /** @enum {string} */
            state: "accepted";
            bookings: {
                /** Format: uuid */
                bookingId: string;
                /** Format: uuid */
                workerId: string;
            }[];
            /** @description members of the party who got no seat, and why */
            leftOut: {
                /** Format: uuid */
                workerId: string;
                code: string;
            }[];
        };
        DeclineOffer: {
            /**
             * @default other
             * @enum {string}
             */
            reason: "too_far" | "pay_too_low" | "time_unsuitable" | "work_unsuitable" | "already_busy" | "other";
        };
        DeclinedOffer: {
            /** Format: uuid */
            offerId: string;
            /** @enum {string} */
            state: "declined";
        };
        BookingPage: {
            items: components["schemas"]["OwnBooking"][];
            next: string | null;
        };
        OwnBooking: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            shiftId: string;
            /** Format: uuid */
            employerId: string;
            /** Format: uuid */
            workerId: string;
            /** Format: uuid */
            partyId: string | null;
            /** Format: uuid */
            offerId: string | null;
            how: string;
            state: string;
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            /** Format: date-time */
            madeAt: string;
            /** Format: date-time */
            endedAt: string | null;
            endReason: string | null;
            channel: string;
            job: components["schemas"]["Job"] | null;
            /**
             * Format: date-time
             * @description until then POST …/undo gives the seat back without consequence; null while none is held
             */
            undoUntil: string | null;
            /**
             * Format: date-time
             * @description from then on a cancellation counts as late, which weighs in dispatch and never in money
             */
            lateFrom: string;
        };
        BookingDetail: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            shiftId: string;
            /** Format: uuid */
            employerId: string;
            /** Format: uuid */
            workerId: string;
            /** Format: uuid */
            partyId: string | null;
            /** Format: uuid */
            offerId: string | null;
            how: string;
            state: string;
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            /** Format: date-time */
            madeAt: string;
            /** Format: date-time */
            endedAt: string | null;
            endReason: string | null;
            channel: string;
            job: components["schemas"]["Job"] | null;
            /**
             * Format: date-time
             * @description until then POST …/undo gives the seat back without consequence; null while none is held
             */
            undoUntil: string | null;
            /**
             * Format: date-time
             * @description from then on a cancellation counts as late, which weighs in dispatch and never in money
             */
            lateFrom: string;
            /** @description 现场联系人, while the seat is held */
            contact: {
                name: string;
                phone: string;
            } | null;
            /** @description whether one comes, as asked last; null: not asked yet */
            reconfirmation: components["schemas"]["Reconfirmation"] | null;
        };
        Reconfirmation: {
            /**
             * @description the evening before, or shortly before the start
             * @enum {string}
             */
            moment: "evening" | "before_start";
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            answerBy: string;
            /**
             * @description null: no word yet
             * @enum {string|null}
             */
            answer: "coming" | "not_coming" | "silent" | "void" | null;
            /** Format: date-time */
            answeredAt: string | null;
        };
        CancelledBooking: {
            /** Format: uuid */
            bookingId: string;
            state: string;
            reason: string;
            /** @description bookings of the party that ended with it */
            released: string[];
        };
        CancelBooking: {
            /** @enum {string} */
            reason: "ill" | "family" | "transport" | "other_work" | "site_conditions" | "other";
        };
        AnswerReconfirmation: {
            /** @enum {string} */
            answer: "coming";
        } | {
            /** @enum {string} */
            reason: "ill" | "family" | "transport" | "other_work" | "site_conditions" | "other";
            /** @enum {string} */
            answer: "not_coming";
        };
        AnsweredReconfirmation: {
            /** Format: uuid */
            bookingId: string;
            /** @enum {string} */
            answer: "coming" | "not_coming";
            /** @description bookings of the party that ended with it */
            released: string[];
        };
        ShiftExplanation: {
            /** Format: uuid */
            shiftId: string;
            /** Format: uuid */
            workerId: string;
            /** @description whether one meets every condition, and so may be asked for it */
            eligible: boolean;
            /** @description what has to be said in the profile before one is found at all */
            missing: {
                /** @enum {string} */
                part: "identity" | "place" | "trades" | "availability";
                text: {
                    zh: string;
                    en: string;
                };
            }[];
            /** @description the first one decides; empty when eligible */
            failures: {
                code: string;
                params: {
                    [key: string]: string | number;
                };
                /** @description what stands in the way, with its numbers */
                text: {
                    zh: string;
                    en: string;
                };
                /** @description what would change it */
                wayOut: {
                    zh: string;
                    en: string;
                };
            }[];
            /** @description why it has not come to them besides, the weightiest first: what came of being asked, then how it stands with the shift and its search; never empty when eligible */
            notAsked: {
                /** @enum {string} */
                code: "not_known_yet" | "seat_held" | "silent" | "gave_back" | "seat_ended" | "offer_open" | "declined" | "expired" | "unreached" | "out_of_reach" | "taken_back_filled" | "taken_back_changed" | "taken_back_booked" | "offer_withdrawn" | "asked_before_change" | "posting_closed" | "posting_expired" | "posting_withdrawn" | "posting_taken_down" | "shift_withdrawn" | "shift_over" | "shift_full" | "no_dispatch" | "search_not_begun" | "search_stopped" | "search_ended" | "search_rests" | "regulars_first" | "beyond_radius" | "behind_others" | "waiting";
                params: {
                    [key: string]: string | number;
                };
                text: {
                    zh: string;
                    en: string;
                };
            }[];
            /** @description 0 … 1,000,000; null while one is not found at all */
            score: number | null;
            distanceM: number | null;
            /** @description what the score is the sum of: points = value × weight ÷ 1000 */
            parts: {
                part: string;
                value: number;
                weight: number;
                points: number;
                params: {
                    [key: string]: string | number;
                };
                text: {
                    zh: string;
                    en: string;
                };
            }[];
        };
        ClaimedSeat: {
            /** Format: uuid */
            shiftId: string;
            /** Format: uuid */
            bookingId: string;
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
        OwnApplicationPage: {
            items: components["schemas"]["OwnApplication"][];
            next: string | null;
        };
        OwnApplication: {
            /** Format: uuid */
            applicationId: string;
            /** Format: uuid */
            shiftId: string;
            /** @enum {string} */
            state: "made" | "chosen" | "not_chosen" | "withdrawn";
            /** Format: uuid */
            bookingId: string | null;
            /** Format: date-time */
            madeAt: string;
            job: components["schemas"]["Job"] | null;
        };
        LinkedOffer: {
            /** Format: uuid */
            id: string;
            /**
             * @description accepted for as long as the seat is held
             * @enum {string}
             */
            state: "open" | "accepted" | "declined" | "expired" | "withdrawn" | "left_out" | "cancelled_by_worker" | "cancelled_by_employer" | "released" | "no_show";
            /** Format: date-time */
            expiresAt: string;
            /** @description who would come; more than one for a party */
            people: number;
            job: components["schemas"]["Job"];
        };
        /** @description what is held of the person; of each kind the newest 5,000 at most, of the last four 2,000 */
        OwnData: {
            /** Format: date-time */
            madeAt: string;
            account: {
                /** Format: uuid */
                accountId: string;
                name: string | null;
                phone: string | null;
                idNumber: string | null;
                /** Format: date */
                birthDate: string | null;
                /** @enum {string|null} */
                sex: "male" | "female" | null;
                identityState: string;
                regionCode: string;
                /** Format: date-time */
                createdAt: string;
            };
            profile: components["schemas"]["WorkerProfile"];
            statuses: {
                /** Format: uuid */
                statusId: string;
                /** @enum {string} */
                kind: "student" | "past_retirement_age" | "drawing_pension" | "hard_to_employ" | "recent_graduate" | "registered_unemployed" | "juvenile_registered" | "over_age_agreement";
                /** Format: date */
                from: string | null;
                /** Format: date */
                to: string | null;
                /** @enum {string} */
                proofState: "stated" | "proven" | "refused";
                /** @enum {string|null} */
                proofMethod: "document_seen" | "register_query" | null;
                /** Format: date-time */
                provenAt: string | null;
            }[];
            certificates: {
                /** Format: uuid */
                certificateId: string;
                /** @enum {string} */
                kind: "health" | "security_guard" | "special_work_electrical" | "special_work_welding" | "special_work_height" | "forklift" | "motor_vehicle_licence" | "domestic_service_training" | "elder_care_training" | "nursing_assistant_training";
                number: string | null;
                /** Format: date */
                validFrom: string;
                /** Format: date */
                validTo: string | null;
                /** @description null while none was sent */
                photo: components["schemas"]["CertificatePhoto"] | null;
                /** @enum {string} */
                proofState: "stated" | "proven" | "refused";
                /** @enum {string|null} */
                proofMethod: "document_seen" | "register_query" | null;
                /** Format: date-time */
                provenAt: string | null;
            }[];
            parties: {
                /** Format: uuid */
                partyId: string;
                kind: string;
                state: string;
                mine: string;
                /** Format: date-time */
                madeAt: string;
            }[];
            blocks: {
                /** Format: uuid */
                employerId: string;
                reason: string | null;
                /** Format: date-time */
                blockedAt: string;
            }[];
            bookings: components["schemas"]["Booking"][];
            applications: {
                /** Format: uuid */
                applicationId: string;
                /** Format: uuid */
                shiftId: string;
                state: string;
                /** Format: date-time */
                madeAt: string;
            }[];
            offers: {
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                shiftId: string;
                state: string;
                source: string;
                distanceM: number;
                /** Format: date-time */
                madeAt: string;
            }[];
            notices: {
                /** Format: uuid */
                id: string;
                kind: string;
                subject: string;
                /** Format: date-time */
                at: string;
            }[];
            identityChanges: {
                from: string;
                to: string;
                /** Format: date-time */
                at: string;
                why: string;
            }[];
            consents: {
                purpose: string;
                wording: string;
                /** Format: date-time */
                givenAt: string;
                /** Format: date-time */
                revokedAt: string | null;
            }[];
            sessions: {
                service: string;
                device: string | null;
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                seenAt: string;
                /** Format: date-time */
                endedAt: string | null;
            }[];
            /** @description what was done with the data and in the name of the person */
            records: {
                /** Format: date-time */
                at: string;
                action: string;
                /** @enum {string} */
                by: "self" | "other" | "system";
                channel: string;
                fields: string[];
                purpose: string | null;
            }[];
        };
        WorkerProfile: {
            /** Format: uuid */
            workerId: string;
            /** @description null until the first registration has gone through */
            number: number | null;
            version: number;
            regionCode: string | null;
            place: {
                lng: number;
                lat: number;
                /** @enum {string} */
                datum: "WGS-84";
            } | null;
            paused: boolean;
            /** @enum {string} */
            identityState: "unverified" | "format_ok" | "verified";
            /** @enum {string|null} */
            ageStatus: "adult" | "juvenile" | null;
            trades: {
                code: string;
                months: number;
            }[];
            weekly: {
                weekday: number;
                startMinute: number;
                endMinute: number;
            }[];
            exceptions: {
                /** Format: date */
                date: string;
                free: {
                    startMinute: number;
                    endMinute: number;
                }[];
            }[];
            presence: {
                /** Format: uuid */
                marketId: string;
                /** Format: date-time */
                arrivedAt: string;
                /** Format: date-time */
                until: string;
            } | null;
            preferences: {
                /** @description a limit that is kept; null for none */
                maxDistanceM: number | null;
                /** @description a wish; null for none */
                minHourlyFen: number | null;
                /** @description a wish: nights wanted, nights avoided; null for none */
                nights: boolean | null;
                /** @description 夜间急单: may be woken in quiet hours by an offer of work that cannot wait for the morning; else false */
                nightOffers: boolean;
                preferredTrades: string[];
            };
            personalised: boolean;
            display: {
                /** @enum {string} */
                language: "zh-CN" | "en";
                /** @enum {string} */
                letters: "normal" | "large" | "largest";
                readAloud: boolean;
                highContrast: boolean;
            };
            /** @description what has to be said before anybody is found for work; empty when nothing */
            missing: {
                /** @enum {string} */
                part: "identity" | "place" | "trades" | "availability";
                text: {
                    zh: string;
                    en: string;
                };
            }[];
        };
        CertificatePhoto: {
            /** Format: date-time */
            addedAt: string;
            width: number;
            height: number;
            bytes: number;
        };
        Booking: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            shiftId: string;
            /** Format: uuid */
            employerId: string;
            /** Format: uuid */
            workerId: string;
            /** Format: uuid */
            partyId: string | null;
            /** Format: uuid */
            offerId: string | null;
            how: string;
            state: string;
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            /** Format: date-time */
            madeAt: string;
            /** Format: date-time */
            endedAt: string | null;
            endReason: string | null;
            channel: string;
        };
        Erasure: {
            /** @description null while none was asked for */
            waiting: {
                /** Format: date-time */
                askedAt: string;
                /** Format: date-time */
                dueAt: string;
            } | null;
            /** @description in which it can be taken back */
            graceDays: number;
            /** @description held of work that is not over; while there are any it is refused */
            seats: {
                /** Format: uuid */
                bookingId: string;
                /** Format: uuid */
                shiftId: string;
                /** Format: date-time */
                start: string;
                /** Format: date-time */
                end: string;
            }[];
            /** @description they are withdrawn */
            applications: number;
            /** @description they lapse */
            offers: number;
            /**
             * Format: date-time
             * @description until when law keeps name and ID number with the records of work; null: nothing is kept
             */
            keepUntil: string | null;
        };
        AskErasure: {
            /**
             * @description the consequences were shown and read
             * @enum {boolean}
             */
            understood: true;
        };
        AskedErasure: {
            /** Format: date-time */
            dueAt: string;
        };
        PublicPosting: {
            code: string;
            /** Format: uri */
            url: string;
            /** @enum {string} */
            standing: "open" | "full" | "over" | "closed" | "withdrawn" | "taken_down";
            /** @description what its standing means for whoever reads it */
            words: {
                zh: string;
                en: string;
            };
            /** @description null once staff have taken it down */
            work: {
                title: string;
                trade: {
                    code: string;
                    zh: string;
                    en: string;
                };
                /** @description 用工形式: which law applies */
                engagementType: string;
                description: string;
                conditions: string;
                pay: {
                    /** @enum {string} */
                    kind: "hourly" | "daily" | "piece";
                    amountFen: number;
                    unit: string | null;
                    /** @description what an hour of paid time is worth, 税前 */
                    hourlyWorthFen: number;
                };
                settlement: {
                    cycle: string;
                    days: number;
                };
                /** @description 责任卡: who employs, uses, pays and insures */
                responsibility: {
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
                    payer: string | null;
                    insurer: string | null;
                    insuranceKind: string | null;
                    intermediary: string | null;
                };
                /** @description 责任卡 in one line */
                stamp: {
                    zh: string;
                    en: string;
                };
                place: {
                    /** @description of the assembly point; of a household the county only */
                    name: string;
                    /** @description city and county */
                    region: string;
                };
                /** @description in completed years; null: what the law asks */
                minAge: number | null;
                maxAge: number | null;
                requiredCertificates: string[];
                /** @description dangers of the work: dust, height, heat … */
                hazards: string[];
                loads: {
                    maxKg: number;
                    repeated: boolean;
                } | null;
                tools: string;
                meals: string;
                transport: string;
            } | null;
            shifts: {
                /** Format: uuid */
                shiftId: string;
                /** Format: date-time */
                start: string;
                /** Format: date-time */
                end: string;
                /** Format: date-time */
                assembleAt: string;
                paidMinutes: number;
                headcount: number;
                /** @description none but of a shift to which people may still come */
                seatsLeft: number;
                /** @enum {string} */
                standing: "open" | "full" | "begun" | "ended" | "withdrawn";
            }[];
        };
        InboundSms: {
            /** @description the same for a text that is handed over twice */
            id: string;
            from: string;
            text: string;
        };
        TakenSms: {
            /** @enum {string} */
            outcome: "accepted" | "declined" | "given_back" | "received" | "refused" | "help" | "unknown_code" | "locked" | "unknown_phone" | "silent";
        };
        OpenSharedPostingPage: {
            items: components["schemas"]["OpenSharedPosting"][];
            next: string | null;
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
        EditWorkerProfile: {
            /** @description city or county where the person lives */
            regionCode?: string;
            /** @description where the person sets out from; null takes it back */
            place?: {
                lng: number;
                lat: number;
                /** @enum {string} */
                datum: "WGS-84";
            } | null;
            /** @description no offers for a while */
            paused?: boolean;
            preferences?: {
                /** @description a limit that is kept; null for none */
                maxDistanceM?: number | null;
                /** @description a wish; null for none */
                minHourlyFen?: number | null;
                /** @description a wish: nights wanted, nights avoided; null for none */
                nights?: boolean | null;
                /** @description 夜间急单: may be woken in quiet hours by an offer of work that cannot wait for the morning; else false */
                nightOffers?: boolean;
                preferredTrades?: string[];
            };
            /** @description false: ranked without what is known of the person (个人信息保护法 24) */
            personalised?: boolean;
            display?: {
                /** @enum {string} */
                language?: "zh-CN" | "en";
                /** @enum {string} */
                letters?: "normal" | "large" | "largest";
                readAloud?: boolean;
                highContrast?: boolean;
            };
        };
        WorkerTrades: {
            trades: {
                code: string;
                months: number;
            }[];
        };
        WorkerAvailability: {
            /** @description weekday 1 is Monday; a range may run over midnight */
            weekly: {
                weekday: number;
                startMinute: number;
                endMinute: number;
            }[];
        };
        WorkerAvailabilityExceptions: {
            /**
             * @description dates with what holds instead of the week
             * @default []
             */
            set: {
                /** Format: date */
                date: string;
                free: {
                    startMinute: number;
                    endMinute: number;
                }[];
            }[];
            /**
             * @description dates on which the week holds again
             * @default []
             */
            clear: string[];
        };
        DeclarePresence: {
            /**
             * Format: uuid
             * @description a market in operation: GET /api/markets
             */
            marketId: string;
            /**
             * @description where the person stands; only its distance to the market is kept
             * @default null
             */
            point: {
                lng: number;
                lat: number;
                /** @enum {string} */
                datum: "WGS-84";
            } | null;
        };
        Presence: {
            /** Format: uuid */
            marketId: string;
            /** Format: date-time */
            arrivedAt: string;
            /** Format: date-time */
            until: string;
        };
        EmployerBlocks: {
            items: {
                /** Format: uuid */
                employerId: string;
                reason: string | null;
                /** Format: date-time */
                blockedAt: string;
            }[];
            next: string | null;
        };
        BlockEmployer: {
            /** Format: uuid */
            employerId: string;
            /** @default null */
            reason: string | null;
        };
        Certificates: {
            items: {
                /** Format: uuid */
                certificateId: string;
                /** @enum {string} */
                kind: "health" | "security_guard" | "special_work_electrical" | "special_work_welding" | "special_work_height" | "forklift" | "motor_vehicle_licence" | "domestic_service_training" | "elder_care_training" | "nursing_assistant_training";
                /** @description its last four characters */
                number: string | null;
                /** Format: date */
                validFrom: string;
                /** Format: date */
                validTo: string | null;
                /** @description null while none was sent */
                photo: components["schemas"]["CertificatePhoto"] | null;
                /** @enum {string} */
                proofState: "stated" | "proven" | "refused";
                /** @enum {string|null} */
                proofMethod: "document_seen" | "register_query" | null;
                /** Format: date-time */
                provenAt: string | null;
            }[];
        };
        AddCertificate: {
            /** @enum {string} */
            kind: "health" | "security_guard" | "special_work_electrical" | "special_work_welding" | "special_work_height" | "forklift" | "motor_vehicle_licence" | "domestic_service_training" | "elder_care_training" | "nursing_assistant_training";
            /**
             * @description as printed; kept sealed
             * @default null
             */
            number: string | null;
            /** Format: date */
            validFrom: string;
            /**
             * Format: date
             * @description null only for papers without a term
             * @default null
             */
            validTo: string | null;
        };
        CertificateAdded: {
            /** Format: uuid */
            certificateId: string;
        };
        EditCertificate: {
            number?: string | null;
            /** Format: date */
            validFrom?: string;
            /** Format: date */
            validTo?: string | null;
        };
        WorkerStatuses: {
            items: {
                /** Format: uuid */
                statusId: string;
                /** @enum {string} */
                kind: "student" | "past_retirement_age" | "drawing_pension" | "hard_to_employ" | "recent_graduate" | "registered_unemployed" | "juvenile_registered" | "over_age_agreement";
                /** Format: date */
                from: string | null;
                /** Format: date */
                to: string | null;
                /** @enum {string} */
                proofState: "stated" | "proven" | "refused";
                /** @enum {string|null} */
                proofMethod: "document_seen" | "register_query" | null;
                /** Format: date-time */
                provenAt: string | null;
            }[];
        };
        StateWorkerStatus: {
            /** @enum {string} */
            kind: "student" | "past_retirement_age" | "drawing_pension" | "hard_to_employ" | "recent_graduate" | "registered_unemployed" | "juvenile_registered" | "over_age_agreement";
            /**
             * Format: date
             * @default null
             */
            from: string | null;
            /**
             * Format: date
             * @default null
             */
            to: string | null;
        };
        WorkerStatusStated: {
            /** Format: uuid */
            statusId: string;
        };
        Parties: {
            items: components["schemas"]["Party"][];
            next: string | null;
        };
        Party: {
            /** Format: uuid */
            partyId: string;
            /** @enum {string} */
            kind: "couple" | "crew";
            /** Format: uuid */
            leaderId: string;
            statedMinimum: number | null;
            /** @enum {string} */
            state: "active" | "dissolved";
            version: number;
            /** @description whether it gets offers now */
            ready: boolean;
            minimum: number;
            /**
             * @description the own standing in it
             * @enum {string}
             */
            mine: "invited" | "consented" | "revoked" | "lapsed" | "declined" | "left" | "removed";
            members: {
                /** Format: uuid */
                workerId: string;
                /** @enum {string} */
                state: "invited" | "consented" | "revoked" | "lapsed" | "declined" | "left" | "removed";
                leads: boolean;
                answers: boolean;
            }[];
        };
        MakeParty: {
            /** @enum {string} */
            kind: "couple" | "crew";
            /**
             * @description seats below which nobody comes; null: all or none
             * @default null
             */
            statedMinimum: number | null;
            /**
             * @description workers who are asked to join
             * @default []
             */
            invite: string[];
        };
        ChangedParty: {
            /** Format: uuid */
            partyId: string;
            version: number;
        };
        JoinParty: {
            code: string;
        };
        InviteToParty: {
            /** Format: uuid */
            workerId: string;
        };
        PartyLink: {
            /** @description whoever has it may join */
            code: string;
            /** Format: date-time */
            expiresAt: string;
        };
        PartyAnswerers: {
            workerIds: string[];
        };
        PartyMinimum: {
            /** @description seats below which nobody comes; null: all or none */
            statedMinimum: number | null;
        };
        Markets: {
            items: components["schemas"]["ListedMarket"][];
            next: string | null;
        };
        ListedMarket: {
            /** Format: uuid */
            marketId: string;
            name: string;
            /**
             * @description 综合 general, 行业 trade, 站点 station
             * @enum {string}
             */
            kind: "general" | "trade" | "station";
            address: string;
            regionCode: string;
            point: {
                lng: number;
                lat: number;
                /** @enum {string} */
                datum: "WGS-84";
            };
            openingHours: {
                weekday: number;
                startMinute: number;
                endMinute: number;
            }[];
            /**
             * @description closed: out of operation; says nothing of the hour
             * @enum {string}
             */
            state: "open" | "closed";
            /** @description null when no point was given */
            distanceM: number | null;
        };
        Market: {
            /** Format: uuid */
            marketId: string;
            name: string;
            /**
             * @description 综合 general, 行业 trade, 站点 station
             * @enum {string}
             */
            kind: "general" | "trade" | "station";
            address: string;
            regionCode: string;
            point: {
                lng: number;
                lat: number;
                /** @enum {string} */
                datum: "WGS-84";
            };
            openingHours: {
                weekday: number;
                startMinute: number;
                endMinute: number;
            }[];
            /**
             * @description closed: out of operation; says nothing of the hour
             * @enum {string}
             */
            state: "open" | "closed";
        };
        JobPage: {
            items: components["schemas"]["ListedJob"][];
            next: string | null;
        };
        ListedJob: {
            /** Format: uuid */
            shiftId: string;
            /** Format: uuid */
            postingId: string;
            /** Format: uuid */
            employerId: string;
            title: string;
            description: string;
            conditions: string;
            trade: {
                code: string;
                zh: string;
                en: string;
            };
            /** @description 用工形式: which law applies */
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
            headcount: number;
            /** @description of a household the county and a point good to a kilometre, until one is booked there */
            assembly: {
                /** @description WGS-84 */
                point: {
                    lng: number;
                    lat: number;
                };
                name: string;
                address: string;
                /** Format: date-time */
                time: string;
            };
            regionCode: string;
            pay: {
                /** @enum {string} */
                kind: "hourly" | "daily" | "piece";
                amountFen: number;
                unit: string | null;
                /** @description what an hour of paid time is worth, 税前 */
                hourlyWorthFen: number;
            };
            settlement: {
                cycle: string;
                days: number;
            };
            /** @description 责任卡: who employs, uses, pays and insures */
            responsibility: {
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
                payer: string | null;
                insurer: string | null;
                insuranceKind: string | null;
                intermediary: string | null;
            };
            /** @description in completed years; null: what the law asks */
            minAge: number | null;
            maxAge: number | null;
            requiredCertificates: string[];
            /** @description dangers of the work: dust, height, heat … */
            hazards: string[];
            loads: {
                maxKg: number;
                repeated: boolean;
            } | null;
            tools: string;
            meals: string;
            transport: string;
            night: boolean;
            outdoor: boolean;
            ways: {
                dispatch: boolean;
                claim: boolean;
                application: boolean;
            };
            /**
             * Format: date-time
             * @description after it nobody new is taken; null: no limit but the start
             */
            validUntil: string | null;
            /** @description 责任卡 in one line: which law applies, who employs, pays and insures, when the money is there */
            stamp: {
                zh: string;
                en: string;
            };
            /** @description what the rules warn of, with the article and the way out */
            warnings: components["schemas"]["Finding"][];
            /** @description 已招满: every seat is taken; lists leave it out */
            full: boolean;
            /** @description to the assembly point; null when no point was given */
            distanceM: number | null;
        };
        JobMap: {
            /** @description the nearest, at most 200 */
            items: components["schemas"]["PlacedJob"][];
            /** @description all others: how many, and the middle of where they are */
            rest: {
                point: {
                    lng: number;
                    lat: number;
                };
                count: number;
            }[];
        };
        PlacedJob: {
            /** Format: uuid */
            shiftId: string;
            title: string;
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            paidMinutes: number;
            headcount: number;
            pay: {
                /** @enum {string} */
                kind: "hourly" | "daily" | "piece";
                amountFen: number;
                unit: string | null;
                /** @description what an hour of paid time is worth, 税前 */
                hourlyWorthFen: number;
            };
            settlement: {
                cycle: string;
                days: number;
            };
            /** @description WGS-84; of a household good to a kilometre */
            point: {
                lng: number;
                lat: number;
            };
            /** @description 实际用工单位 */
            actualUserName: string;
        };
        PublicJob: {
            /** Format: uuid */
            shiftId: string;
            /** Format: uuid */
            postingId: string;
            /** Format: uuid */
            employerId: string;
            title: string;
            description: string;
            conditions: string;
            trade: {
                code: string;
                zh: string;
                en: string;
            };
            /** @description 用工形式: which law applies */
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
            headcount: number;
            /** @description of a household the county and a point good to a kilometre, until one is booked there */
            assembly: {
                /** @description WGS-84 */
                point: {
                    lng: number;
                    lat: number;
                };
                name: string;
                address: string;
                /** Format: date-time */
                time: string;
            };
            regionCode: string;
            pay: {
                /** @enum {string} */
                kind: "hourly" | "daily" | "piece";
                amountFen: number;
                unit: string | null;
                /** @description what an hour of paid time is worth, 税前 */
                hourlyWorthFen: number;
            };
            settlement: {
                cycle: string;
                days: number;
            };
            /** @description 责任卡: who employs, uses, pays and insures */
            responsibility: {
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
                payer: string | null;
                insurer: string | null;
                insuranceKind: string | null;
                intermediary: string | null;
            };
            /** @description in completed years; null: what the law asks */
            minAge: number | null;
            maxAge: number | null;
            requiredCertificates: string[];
            /** @description dangers of the work: dust, height, heat … */
            hazards: string[];
            loads: {
                maxKg: number;
                repeated: boolean;
            } | null;
            tools: string;
            meals: string;
            transport: string;
            night: boolean;
            outdoor: boolean;
            ways: {
                dispatch: boolean;
                claim: boolean;
                application: boolean;
            };
            /**
             * Format: date-time
             * @description after it nobody new is taken; null: no limit but the start
             */
            validUntil: string | null;
            /** @description 责任卡 in one line: which law applies, who employs, pays and insures, when the money is there */
            stamp: {
                zh: string;
                en: string;
            };
            /** @description what the rules warn of, with the article and the way out */
            warnings: components["schemas"]["Finding"][];
            /** @description 已招满: every seat is taken; lists leave it out */
            full: boolean;
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
        OwnIdentity: {
            /** @enum {string} */
            identityState: "unverified" | "format_ok" | "verified";
            /** @description masked */
            name: string | null;
            /** @description masked */
            idNumber: string | null;
            /** @description masked */
            phone: string | null;
            /** Format: date */
            birthDate: string | null;
            /** @enum {string|null} */
            sex: "male" | "female" | null;
        };
        GiveIdentity: {
            name: string;
            idNumber: string;
        };
        GivenIdentity: {
            /** @enum {string} */
            identityState: "unverified" | "format_ok" | "verified";
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
    OffersController_list: {
        parameters: {
            query?: {
                /** @description the `next` of the page before */
                after?: string;
                limit?: number;
                open?: string;
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
                    "application/json": components["schemas"]["OfferPage"];
                };
            };
        };
    };
    OffersController_one: {
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
                    "application/json": components["schemas"]["Offer"];
                };
            };
        };
    };
    OffersController_accepted: {
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
                    "application/json": components["schemas"]["AcceptedOffer"];
                };
            };
        };
    };
    OffersController_declined: {
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
                "application/json": components["schemas"]["DeclineOffer"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclinedOffer"];
                };
            };
        };
    };
    BookingsController_list: {
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
                    "application/json": components["schemas"]["BookingPage"];
                };
            };
        };
    };
    BookingsController_one: {
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
                    "application/json": components["schemas"]["BookingDetail"];
                };
            };
        };
    };
    BookingsController_undo: {
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
                    "application/json": components["schemas"]["CancelledBooking"];
                };
            };
        };
    };
    BookingsController_cancelled: {
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
                "application/json": components["schemas"]["CancelBooking"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelledBooking"];
                };
            };
        };
    };
    BookingsController_reconfirmed: {
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
                "application/json": components["schemas"]["AnswerReconfirmation"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnsweredReconfirmation"];
                };
            };
        };
    };
    ShiftExplanationController_explanation: {
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
                    "application/json": components["schemas"]["ShiftExplanation"];
                };
            };
        };
    };
    ShiftSeatsController_claimed: {
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
                    "application/json": components["schemas"]["ClaimedSeat"];
                };
            };
        };
    };
    ShiftSeatsController_apply: {
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
                    "application/json": components["schemas"]["Application"];
                };
            };
        };
    };
    ShiftSeatsController_list: {
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
                    "application/json": components["schemas"]["OwnApplicationPage"];
                };
            };
        };
    };
    ShiftSeatsController_withdraw: {
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
    OfferAudioController_own: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
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
                    "audio/mpeg": string;
                };
            };
        };
    };
    OfferAudioController_linked: {
        parameters: {
            query?: {
                language?: "zh-CN" | "en";
            };
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
                    "audio/mpeg": string;
                };
            };
        };
    };
    OfferLinksController_show: {
        parameters: {
            query?: never;
            header: {
                accept: string;
            };
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
                    "application/json": components["schemas"]["LinkedOffer"];
                };
            };
        };
    };
    OfferLinksController_accepted: {
        parameters: {
            query?: never;
            header: {
                accept: string;
            };
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
                    "application/json": components["schemas"]["LinkedOffer"];
                };
            };
        };
    };
    OfferLinksController_declined: {
        parameters: {
            query?: never;
            header: {
                accept: string;
            };
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
                    "application/json": components["schemas"]["LinkedOffer"];
                };
            };
        };
    };
    OfferLinksController_givenBack: {
        parameters: {
            query?: never;
            header: {
                accept: string;
            };
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
                    "application/json": components["schemas"]["LinkedOffer"];
                };
            };
        };
    };
    OwnDataController_export: {
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
                    "application/json": components["schemas"]["OwnData"];
                };
            };
        };
    };
    OwnDataController_page: {
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
                    "text/html": string;
                };
            };
        };
    };
    OwnDataController_erasure: {
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
                    "application/json": components["schemas"]["Erasure"];
                };
            };
        };
    };
    OwnDataController_ask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskErasure"];
            };
        };
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedErasure"];
                };
            };
        };
    };
    OwnDataController_takeBack: {
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
    PublicPostingsController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
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
                    "application/json": components["schemas"]["PublicPosting"];
                };
            };
        };
    };
    PublicPostingsController_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
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
                    "text/html": string;
                };
            };
        };
    };
    PublicPostingsController_poster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
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
                    "text/html": string;
                };
            };
        };
    };
    PublicPostingsController_svg: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
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
    PublicPostingsController_png: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
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
                    "image/png": string;
                };
            };
        };
    };
    SmsInboundController_inbound: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InboundSms"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenSms"];
                };
            };
        };
    };
    SharedPostingsController_list: {
        parameters: {
            query: {
                /** @description the `next` of the page before */
                after?: string;
                limit?: number;
                city: string;
                /** @description surplus: 富余, shortage: 缺工 */
                side: "surplus" | "shortage";
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
                    "application/json": components["schemas"]["OpenSharedPostingPage"];
                };
            };
        };
    };
    WorkerProfileController_profile: {
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
                    "application/json": components["schemas"]["WorkerProfile"];
                };
            };
        };
    };
    WorkerProfileController_edit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditWorkerProfile"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerProfile"];
                };
            };
        };
    };
    WorkerProfileController_trades: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkerTrades"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerProfile"];
                };
            };
        };
    };
    WorkerProfileController_availability: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkerAvailability"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerProfile"];
                };
            };
        };
    };
    WorkerProfileController_exceptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkerAvailabilityExceptions"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerProfile"];
                };
            };
        };
    };
    WorkerProfileController_present: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclarePresence"];
            };
        };
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Presence"];
                };
            };
        };
    };
    WorkerProfileController_gone: {
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
    WorkerProfileController_blocks: {
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
                    "application/json": components["schemas"]["EmployerBlocks"];
                };
            };
        };
    };
    WorkerProfileController_block: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BlockEmployer"];
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
    WorkerProfileController_unblock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                employerId: string;
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
    WorkerPapersController_certificates: {
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
                    "application/json": components["schemas"]["Certificates"];
                };
            };
        };
    };
    WorkerPapersController_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddCertificate"];
            };
        };
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateAdded"];
                };
            };
        };
    };
    WorkerPapersController_remove: {
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
    WorkerPapersController_edit: {
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
                "application/json": components["schemas"]["EditCertificate"];
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
    WorkerPapersController_statuses: {
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
                    "application/json": components["schemas"]["WorkerStatuses"];
                };
            };
        };
    };
    WorkerPapersController_state: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StateWorkerStatus"];
            };
        };
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerStatusStated"];
                };
            };
        };
    };
    WorkerPapersController_withdraw: {
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
    CertificatePhotosController_show: {
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
                    "image/webp": string;
                };
            };
        };
    };
    CertificatePhotosController_put: {
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
                    "application/json": components["schemas"]["CertificatePhoto"];
                };
            };
        };
    };
    CertificatePhotosController_remove: {
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
    PartiesController_list: {
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
                    "application/json": components["schemas"]["Parties"];
                };
            };
        };
    };
    PartiesController_make: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeParty"];
            };
        };
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedParty"];
                };
            };
        };
    };
    PartiesController_join: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JoinParty"];
            };
        };
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedParty"];
                };
            };
        };
    };
    PartiesController_one: {
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
                    "application/json": components["schemas"]["Party"];
                };
            };
        };
    };
    PartiesController_dissolve: {
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
    PartiesController_invite: {
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
                "application/json": components["schemas"]["InviteToParty"];
            };
        };
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedParty"];
                };
            };
        };
    };
    PartiesController_decline: {
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
    PartiesController_link: {
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
                    "application/json": components["schemas"]["PartyLink"];
                };
            };
        };
    };
    PartiesController_consent: {
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
                    "application/json": components["schemas"]["ChangedParty"];
                };
            };
        };
    };
    PartiesController_revoke: {
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
    PartiesController_leave: {
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
    PartiesController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
    PartiesController_answerers: {
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
                "application/json": components["schemas"]["PartyAnswerers"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedParty"];
                };
            };
        };
    };
    PartiesController_minimum: {
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
                "application/json": components["schemas"]["PartyMinimum"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedParty"];
                };
            };
        };
    };
    MarketsController_list: {
        parameters: {
            query?: {
                /** @description the `next` of the page before */
                after?: string;
                limit?: number;
                /** @description WGS-84; with lat */
                lng?: number;
                lat?: number;
                /** @description counts with a point only */
                radiusM?: number;
                /** @description 45, a city 4501 or a county 450103 */
                region?: string;
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
                    "application/json": components["schemas"]["Markets"];
                };
            };
        };
    };
    MarketsController_one: {
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
                    "application/json": components["schemas"]["Market"];
                };
            };
        };
    };
    JobsController_list: {
        parameters: {
            query?: {
                /** @description the `next` of the page before */
                after?: string;
                limit?: number;
                /** @description WGS-84; with lat */
                lng?: number;
                lat?: number;
                /** @description counts with a point only */
                radiusM?: number;
                /** @description 45, a city 4501 or a county 450103 */
                region?: string;
                trade?: string;
                /** @description least worth of a paid hour, 税前 */
                minHourlyFen?: number;
                startsFrom?: string;
                startsBefore?: string;
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
                    "application/json": components["schemas"]["JobPage"];
                };
            };
        };
    };
    JobsController_map: {
        parameters: {
            query: {
                /** @description WGS-84; with lat */
                lng?: number;
                lat?: number;
                /** @description counts with a point only */
                radiusM?: number;
                /** @description 45, a city 4501 or a county 450103 */
                region?: string;
                trade?: string;
                /** @description least worth of a paid hour, 税前 */
                minHourlyFen?: number;
                startsFrom?: string;
                startsBefore?: string;
                west: number;
                south: number;
                east: number;
                north: number;
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
                    "application/json": components["schemas"]["JobMap"];
                };
            };
        };
    };
    JobsController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shiftId: string;
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
                    "application/json": components["schemas"]["PublicJob"];
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
    OwnIdentityController_show: {
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
                    "application/json": components["schemas"]["OwnIdentity"];
                };
            };
        };
    };
    OwnIdentityController_given: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveIdentity"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GivenIdentity"];
                };
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
