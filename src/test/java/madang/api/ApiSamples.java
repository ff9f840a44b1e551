package madang.api;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

import testing.MemberActor;

/**
 * A request that succeeds for every operation of the API, by operation id. Each call makes a new one with what it needs
 * before it (an order to cancel, a ticket to verify). The tests that walk the API fail for an operation without one.
 */
final class ApiSamples {
    private static final Map<String, Function<ApiWorld, ApiSample>> ALL = new LinkedHashMap<>();

    private ApiSamples() {}

    static {
        member();
        pay();
        AskingSamples.addTo(ALL);
        EasypaySamples.addTo(ALL);
        CardSamples.addTo(ALL);
        CommerceSamples.addTo(ALL);
        SellerApiSamples.addTo(ALL);
        BillingSamples.addTo(ALL);
        OfflineSamples.addTo(ALL);
        MerchantSamples.addTo(ALL);
        SettlementSamples.addTo(ALL);
        loan();
        loanComparison();
        benefit();
        ads();
        ALL.put("homeHomeRead", world -> get("/v1/home").as(world.owner.accessToken));
        ALL.put("platformKeySetKeys", _ -> get("/.well-known/jwks.json"));
    }

    static Map<String, Function<ApiWorld, ApiSample>> all() {
        return ALL;
    }

    private static void member() {
        ALL.put("memberSignUpStart", world -> post("/v1/member/sign-ups")
                .with(Map.of("phone", MemberActor.at(world.port).phone)));
        ALL.put("memberSignUpVerify", world -> {
            MemberActor actor = MemberActor.at(world.port);
            String ticket = actor.startsSignUp().text("ticket");
            return post("/v1/member/sign-ups/verification").with(Map.of("ticket", ticket, "code", actor.codeFromSms()));
        });
        ALL.put("memberSignUpComplete", world -> {
            MemberActor actor = MemberActor.at(world.port);
            String ticket = actor.verifiesPhone();
            return post("/v1/member/sign-ups/completion").with(Map.of("ticket", ticket, "name", "김마당", "pin", actor.pin,
                    "device", actor.device(ticket), "consents", MemberActor.CONSENTS));
        });
        ALL.put("memberLogInChallenge", _ -> post("/v1/member/log-ins/challenges"));
        ALL.put("memberLogInLogIn", world -> {
            MemberActor actor = world.owner;
            String challenge = actor.challenge();
            return post("/v1/member/log-ins").with(Map.of("phone", actor.phone, "pin", actor.pin, "deviceId",
                    actor.deviceId, "challenge", challenge, "signature",
                    actor.sign("madang.member.log-in.v1\n" + challenge + "\n" + actor.deviceId)));
        });
        ALL.put("memberLogInSendCode", world -> post("/v1/member/log-ins/devices")
                .with(Map.of("phone", world.somebodyNew().phone)));
        ALL.put("memberLogInCompleteNewDevice", world -> {
            MemberActor actor = world.somebodyNew();
            String ticket = world.api.post("/v1/member/log-ins/devices", Map.of("phone", actor.phone)).text("ticket");
            MemberActor phone = actor.withAnotherDevice();
            return post("/v1/member/log-ins/devices/completion").with(Map.of("ticket", ticket, "code",
                    actor.codeFromSms(), "pin", actor.pin, "device", phone.device(ticket)));
        });
        ALL.put("memberSessionRefresh", world -> post("/v1/member/tokens")
                .with(Map.of("refreshToken", world.somebodyNew().refreshToken)));
        ALL.put("memberSessionLogOut", world -> post("/v1/member/log-out").as(world.somebodyNew().accessToken));
        ALL.put("memberSessionLogOutEverywhere",
                world -> post("/v1/member/log-out-everywhere").as(world.somebodyNew().accessToken));
        ALL.put("memberConsentTerms", _ -> get("/v1/member/sign-ups/terms"));
        ALL.put("memberConsentConsents", world -> get("/v1/member/consents").as(world.owner.accessToken));
        ALL.put("memberConsentChange", world -> put("/v1/member/consents").as(world.owner.accessToken)
                .with(MemberActor.consent("MARKETING", true)));
        ALL.put("memberProfileShow", world -> get("/v1/member/profile").as(world.owner.accessToken));
        ALL.put("memberProfileChange", world -> put("/v1/member/profile").as(world.owner.accessToken)
                .with(Map.of("nickname", "감귤")));
        ALL.put("memberDeviceList", world -> get("/v1/member/devices").as(world.owner.accessToken));
        ALL.put("memberIdentityVerify", world -> post("/v1/member/identity-verification")
                .as(world.somebodyNew().accessToken).with(Map.of("bornOn",
                        LocalDate.of(1000, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(300_000)).toString())));
        ALL.put("memberPinChange", world -> {
            MemberActor actor = world.somebodyNew();
            return put("/v1/member/pin").as(actor.accessToken).with(Map.of("pin", actor.pin, "newPin", "719305"));
        });
        ALL.put("memberPinResetStart", world -> post("/v1/member/pin-resets")
                .with(Map.of("phone", world.somebodyNew().phone)));
        ALL.put("memberPinResetVerify", world -> {
            MemberActor actor = world.somebodyNew();
            String ticket = world.api.post("/v1/member/pin-resets", Map.of("phone", actor.phone)).text("ticket");
            return post("/v1/member/pin-resets/verification")
                    .with(Map.of("ticket", ticket, "code", actor.codeFromSms()));
        });
        ALL.put("memberPinResetComplete", world -> {
            MemberActor actor = world.somebodyNew();
            String ticket = verifiedPinReset(world, actor);
            Map<String, Object> body = new LinkedHashMap<>(actor.proofForNewPin(ticket));
            body.putAll(Map.of("ticket", ticket, "newPin", "719305"));
            return post("/v1/member/pin-resets/completion").with(body);
        });
        ALL.put("memberPhoneChangeStart", world -> post("/v1/member/phone-changes")
                .as(world.somebodyNew().accessToken).with(Map.of("phone", MemberActor.at(world.port).phone)));
        ALL.put("memberPhoneChangeComplete", world -> {
            MemberActor actor = world.somebodyNew();
            MemberActor next = MemberActor.at(world.port);
            String ticket = actor.post("/v1/member/phone-changes", Map.of("phone", next.phone)).text("ticket");
            return post("/v1/member/phone-changes/completion").as(actor.accessToken)
                    .with(Map.of("ticket", ticket, "code", next.codeFromSms(), "pin", actor.pin, "signature",
                            actor.sign("madang.member.phone-change.v1\n" + ticket + "\n" + next.phone)));
        });
        ALL.put("memberLeaveRequest", world -> {
            MemberActor actor = world.somebodyNew();
            return post("/v1/member/leave").as(actor.accessToken).with(Map.of("pin", actor.pin));
        });
        ALL.put("memberLeaveShow", world -> {
            // Money in the wallet blocks the leaving, so that there is something to show.
            MemberActor actor = world.somebodyNew();
            ApiWorld.topUp(actor);
            actor.post("/v1/member/leave", Map.of("pin", actor.pin));
            return get("/v1/member/leave").as(actor.accessToken);
        });
        ALL.put("memberDeviceRevoke", world -> {
            MemberActor actor = world.somebodyNew();
            return delete("/v1/member/devices/" + actor.deviceId).as(actor.accessToken);
        });
    }

    /** The ticket of somebody who forgot their PIN and has their phone. */
    static String verifiedPinReset(ApiWorld world, MemberActor actor) {
        String ticket = world.api.post("/v1/member/pin-resets", Map.of("phone", actor.phone)).text("ticket");
        world.api.post("/v1/member/pin-resets/verification", Map.of("ticket", ticket, "code", actor.codeFromSms()));
        return ticket;
    }

    private static void pay() {
        ALL.put("payWalletWallet", world -> get("/v1/pay/wallet").as(world.owner.accessToken));
        ALL.put("payWalletMovements", world -> get("/v1/pay/wallet/movements?limit=5").as(world.owner.accessToken));
        ALL.put("payPointPoints", world -> get("/v1/pay/points").as(world.owner.accessToken));
        ALL.put("payPointMovements", world -> get("/v1/pay/points/movements?limit=5").as(world.owner.accessToken));
        ALL.put("payBankAccountList", world -> get("/v1/pay/bank-accounts").as(world.owner.accessToken));
        ALL.put("payBankAccountLink", world -> post("/v1/pay/bank-accounts").as(world.somebodyNew().accessToken)
                .header("Idempotency-Key", key()).with(ApiWorld.bankAccount()));
        ALL.put("payBankAccountVerify", world -> {
            MemberActor actor = world.somebodyNew();
            String number = ApiWorld.accountNumber();
            String id = actor.post("/v1/pay/bank-accounts", Map.of("bankCode", "088", "accountNumber", number))
                    .text("id");
            String code = actor.codeAtTheBank("088", number);
            return post("/v1/pay/bank-accounts/" + id + "/verification").as(actor.accessToken)
                    .header("X-Device-Signature", actor.sign("madang.pay.bank-account.v1\n" + id + "\n" + code))
                    .with(Map.of("code", code));
        });
        ALL.put("payAutoTopUpChoose", world -> {
            String account = ApiWorld.linkedAccountOf(world.owner);
            return put("/v1/pay/auto-top-up").as(world.owner.accessToken)
                    .header("X-Device-Signature",
                            world.owner.sign("madang.pay.auto-top-up.v1\n" + account + "\n10000"))
                    .with(Map.of("bankAccountId", account, "step", 10_000));
        });
        ALL.put("payAutoTopUpRead", world -> get("/v1/pay/auto-top-up").as(world.filledByItself().accessToken));
        ALL.put("payAutoTopUpRemove", world -> delete("/v1/pay/auto-top-up").as(world.filledByItself().accessToken));
        ALL.put("payWithdrawalHolder", world -> post("/v1/pay/account-holders").as(world.owner.accessToken)
                .with(ApiWorld.bankAccount()));
        ALL.put("payWithdrawalWithdraw", world -> {
            ApiWorld.topUp(world.owner);
            return post("/v1/pay/withdrawals").as(world.owner.accessToken).header("Idempotency-Key", key())
                    .with(Map.of("bankAccountId", ApiWorld.linkedAccountOf(world.owner), "amount", 100));
        });
        ALL.put("payWithdrawalTransfer", world -> {
            ApiWorld.topUp(world.owner);
            return post("/v1/pay/account-transfers").as(world.owner.accessToken).header("Idempotency-Key", key())
                    .with(Map.of("bankCode", "090", "accountNumber", ApiWorld.accountNumber(), "amount", 100, "text",
                            "월세"));
        });
        ALL.put("payWithdrawalList", world -> get("/v1/pay/withdrawals?limit=5").as(world.owner.accessToken));
        ALL.put("payWithdrawalRead",
                world -> get("/v1/pay/withdrawals/" + ApiWorld.withdrawal(world.owner)).as(world.owner.accessToken));
        ALL.put("payTopUpTopUp", world -> {
            String account = ApiWorld.linkedAccountOf(world.owner);
            return post("/v1/pay/top-ups").as(world.owner.accessToken).header("Idempotency-Key", key())
                    .with(Map.of("bankAccountId", account, "amount", 50_000));
        });
        ALL.put("payTopUpRead",
                world -> get("/v1/pay/top-ups/" + ApiWorld.topUp(world.owner)).as(world.owner.accessToken));
        ALL.put("payTransferSend", world -> {
            ApiWorld.topUp(world.owner);
            return post("/v1/pay/transfers").as(world.owner.accessToken).header("Idempotency-Key", key())
                    .with(Map.of("to", MemberActor.at(world.port).phone, "amount", 100, "memo", "점심값"));
        });
        ALL.put("payTransferList", world -> {
            world.heldTransfer(MemberActor.at(world.port).phone);
            return get("/v1/pay/transfers?limit=5").as(world.owner.accessToken);
        });
        ALL.put("payTransferRead", world -> get(world.heldTransfer(MemberActor.at(world.port).phone))
                .as(world.owner.accessToken));
        ALL.put("payTransferCancel",
                world -> post(world.heldTransfer(MemberActor.at(world.port).phone) + "/cancellation")
                        .as(world.owner.accessToken).header("Idempotency-Key", key()));
        ALL.put("payTransferWaiting", world -> get("/v1/pay/transfers/waiting?limit=5")
                .as(world.somebodyAwaited().accessToken));
        ALL.put("payTransferAccept", world -> {
            MemberActor recipient = world.somebodyAwaited();
            String id = recipient.get("/v1/pay/transfers/waiting").text("items/0/id");
            return post("/v1/pay/transfers/" + id + "/acceptance").as(recipient.accessToken)
                    .header("Idempotency-Key", key());
        });
        ALL.put("payScheduleSchedule", ScheduleWorld::order);
        ALL.put("payScheduleList", world -> {
            ScheduleWorld.ordered(world);
            return get("/v1/pay/scheduled-transfers?limit=5").as(world.owner.accessToken);
        });
        ALL.put("payScheduleRead", world -> get(ScheduleWorld.ordered(world)).as(world.owner.accessToken));
        ALL.put("payScheduleExecutions",
                world -> get(ScheduleWorld.ordered(world) + "/executions?limit=5").as(world.owner.accessToken));
        ALL.put("payScheduleCancel", world -> delete(ScheduleWorld.ordered(world)).as(world.owner.accessToken));
        ALL.put("payPaymentRead", world -> get("/v1/pay/order-payments/" + world.preparedOrder().text("orderId"))
                .as(world.owner.accessToken));
        ALL.put("payPaymentConfirm", world -> {
            ApiWorld.topUp(world.owner);
            var payment = world.preparedOrder();
            String order = payment.text("orderId");
            return post("/v1/pay/order-payments/" + order + "/confirmation")
                    .as(world.owner.accessToken).header("Idempotency-Key", key())
                    .header("X-Device-Signature",
                            world.owner.sign(ApiWorld.confirmation(payment.text("paymentId"), order)))
                    .with(Map.of("amount", 12_900, "tenders", List.of(Map.of("kind", "MONEY", "amount", 12_900))));
        });
    }

    private static void benefit() {
        ALL.put("benefitTodayToday", world -> get("/v1/benefit/today").as(world.owner.accessToken));
        ALL.put("benefitStepSync", world -> post("/v1/benefit/steps").as(world.owner.accessToken)
                .with(world.walk(1)));
        ALL.put("benefitStepList", world -> {
            world.owner.post("/v1/benefit/steps", world.walk(1));
            return get("/v1/benefit/steps?limit=5").as(world.owner.accessToken);
        });
        ALL.put("benefitClaimClaim", world -> {
            MemberActor actor = world.somebodyNew();
            actor.post("/v1/benefit/steps", world.walk(6));
            return post("/v1/benefit/rewards").as(actor.accessToken).header("Idempotency-Key", key())
                    .with(Map.of("day", world.yesterday().toString(), "steps", 1_000));
        });
        ALL.put("benefitAttendanceCheckIn", world -> post("/v1/benefit/attendance")
                .as(world.somebodyNew().accessToken).header("Idempotency-Key", key()));
        ALL.put("benefitMissionClaim", world -> {
            MemberActor actor = world.somebodyNew();
            world.ordersFirst(actor);
            return post("/v1/benefit/mission-rewards").as(actor.accessToken).header("Idempotency-Key", key())
                    .with(Map.of("missionId", Long.toString(ApiWorld.FIRST_ORDER)));
        });
        ALL.put("benefitGrantList", world -> {
            world.grantOfOwner();
            return get("/v1/benefit/grants?limit=5").as(world.owner.accessToken);
        });
        ALL.put("benefitGrantRead",
                world -> get("/v1/benefit/grants/" + world.grantOfOwner()).as(world.owner.accessToken));
    }

    private static void loan() {
        ALL.put("loanLoanList", world -> get("/v1/loan/loans").as(world.borrower.accessToken));
        ALL.put("loanLoanRead", world -> get("/v1/loan/loans/" + world.runningLoan()).as(world.borrower.accessToken));
        ALL.put("loanRepaymentQuote", world -> post("/v1/loan/loans/" + world.runningLoan() + "/prepayment-quotes")
                .as(world.borrower.accessToken).with(Map.of("principal", 100_000)));
        ALL.put("loanRepaymentPrepay",
                world -> post("/v1/loan/loans/" + world.runningLoan() + "/prepayments").as(world.borrower.accessToken)
                        .header("Idempotency-Key", key())
                        .with(Map.of("principal", 100_000, "strategy", "SMALLER_INSTALMENTS")));
        ALL.put("loanRepaymentWithdraw", world -> post("/v1/loan/loans/" + world.runningLoan() + "/withdrawal")
                .as(world.borrower.accessToken).header("Idempotency-Key", key()));
        ALL.put("loanRepaymentList", world -> get("/v1/loan/loans/" + world.runningLoan() + "/repayments")
                .as(world.borrower.accessToken));
        ALL.put("loanRepaymentRead", world -> get(world.repayment()).as(world.borrower.accessToken));
    }

    private static void loanComparison() {
        ALL.put("loanLoanTermsTerms", world -> get("/v1/loan/terms").as(world.owner.accessToken));
        ALL.put("loanComparisonCompare", world -> post("/v1/loan/comparisons").as(world.owner.accessToken)
                .header("Idempotency-Key", key()).with(LoanWorld.WISH));
        ALL.put("loanComparisonRead", world -> get("/v1/loan/comparisons/" + LoanWorld.comparison(world.owner))
                .as(world.owner.accessToken));
        ALL.put("loanComparisonStream",
                world -> get("/v1/loan/comparisons/" + LoanWorld.comparison(world.owner) + "/stream")
                        .as(world.owner.accessToken));
        ALL.put("loanLenderList", world -> get("/v1/loan/lenders").as(world.owner.accessToken));
        ALL.put("loanApplicationAccept", world -> post("/v1/loan/applications").as(world.owner.accessToken)
                .header("Idempotency-Key", key()).with(Map.of("offerId", LoanWorld.offer(world.owner))));
        ALL.put("loanApplicationList", world -> get("/v1/loan/applications?limit=5").as(world.owner.accessToken));
        ALL.put("loanApplicationRead", world -> get(LoanWorld.application(world.owner)).as(world.owner.accessToken));
        ALL.put("loanAttachmentAttach", world -> post(LoanWorld.application(world.owner) + "/attachments")
                .as(world.owner.accessToken).with(LoanWorld.UPLOAD));
        ALL.put("loanAttachmentList",
                world -> get(LoanWorld.attached(world.owner).replaceFirst("/[0-9]+$", "")).as(world.owner.accessToken));
        ALL.put("loanAttachmentRead", world -> get(LoanWorld.attached(world.owner)).as(world.owner.accessToken));
        ALL.put("loanAttachmentDetach",
                world -> ApiSample.of("DELETE", LoanWorld.attached(world.owner)).as(world.owner.accessToken));
        ALL.put("loanApplicationSubmit", world -> post(LoanWorld.application(world.owner) + "/submission")
                .as(world.owner.accessToken).header("Idempotency-Key", key()).with(LoanWorld.SUBMISSION));
        ALL.put("loanApplicationSign", world -> {
            String path = LoanWorld.approved(world.owner);
            String account = ApiWorld.linkedAccountOf(world.owner);
            return post(path + "/signature").as(world.owner.accessToken).header("Idempotency-Key", key())
                    .header("X-Device-Signature", world.owner.sign(LoanWorld.signed(world.owner.get(path), account)))
                    .with(Map.of("bankAccountId", account));
        });
        ALL.put("loanApplicationCancel", world -> post(LoanWorld.application(world.owner) + "/cancellation")
                .as(world.owner.accessToken));
        ALL.put("loanLenderAnswerTake", LoanWorld::lendersAnswer);
    }

    private static void ads() {
        ALL.put("adsDecisionDecide", world -> post("/v1/ads/decisions").as(world.owner.accessToken)
                .with(Map.of("placement", "HOME_BANNER", "os", "ANDROID", "ageBand", "THIRTIES", "gender", "FEMALE",
                        "region", "SEOUL")));
        ALL.put("adsEventTake", world -> post("/v1/ads/events").as(world.owner.accessToken).with(Map.of("events",
                List.of(Map.of("type", "VIEWABLE", "token", world.adToken(), "exposure",
                        Map.of("percent", 60, "millis", 2500))))));
        ALL.put("adsEventBeacon", world -> get("/v1/ads/beacons/START/" + world.adToken()));
        ALL.put("adsEventClick", world -> get("/v1/ads/clicks/" + world.adToken()));
        ALL.put("adsExplainExplain", world -> get("/v1/ads/explain?placement=HOME_BANNER&os=ANDROID&limit=5")
                .header("Cookie", world.operatorSession()));
        ALL.put("adsReportRead", world -> get("/v1/ads/reports?from=2026-11-01&to=2026-11-30")
                .header("Cookie", world.advertiserSession()));
        ALL.put("adsReportCsv", world -> get("/v1/ads/reports/csv?from=2026-11-01&to=2026-11-30&by=OS")
                .header("Cookie", world.advertiserSession()));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static ApiSample get(String path) {
        return ApiSample.of("GET", path);
    }

    private static ApiSample post(String path) {
        return ApiSample.of("POST", path);
    }

    private static ApiSample put(String path) {
        return ApiSample.of("PUT", path);
    }

    private static ApiSample delete(String path) {
        return ApiSample.of("DELETE", path);
    }
}
