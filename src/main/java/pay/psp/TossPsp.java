package pay.psp;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import platform.id.Tsid;
import tools.jackson.databind.JsonNode;

/**
 * Toss Payments, core API v1: billing keys, charges by them, confirmation of payments authenticated in its window, cancels,
 * and enquiries. Our request id is its order id and the idempotency key; a cancel carries its request id in its reason, by
 * which it is found again.
 *
 * @see <a href="https://docs.tosspayments.com/reference">docs.tosspayments.com: core API</a>
 * @see <a href="https://docs.tosspayments.com/guides/apis/card-billing">charging registered cards</a>
 */
final class TossPsp implements Psp {
    private static final Logger log = LoggerFactory.getLogger(TossPsp.class);
    private static final int LONGEST_REASON = 200;
    private static final int UNAUTHORISED = 401;
    private static final int TOO_MANY = 429;
    /** The attempt with which more than a minute has passed since the first by the plan of enquiries: that one is not on its way any more. */
    private static final int CONCLUSIVE = 3;
    private static final String IN_PROGRESS = "IDEMPOTENT_REQUEST_PROCESSING";

    private final TossApi api;

    TossPsp(TossApi api) {
        this.api = api;
    }

    @Override
    public CardLook register(String customerKey, String authKey) {
        TossApi.Reply reply = api.post("/v1/billing/authorizations/issue", null,
                Map.of("customerKey", customerKey, "authKey", authKey));
        String key = reply.text("/billingKey");
        if (reply.isRefusal() && reply.status() != UNAUTHORISED && reply.status() != TOO_MANY) {
            return new CardLook.Refused();
        }
        if (!reply.isSuccess() || key.isEmpty()) {
            return new CardLook.Unknown();
        }
        BillingToken token = new BillingToken(key, customerKey);
        return CardCompany.of(reply.text("/card/issuerCode")).<CardLook>map(
                company -> new CardLook.Registered(token, company,
                        CardCompany.of(reply.text("/card/acquirerCode")).orElse(company),
                        reply.text("/card/cardType").equals("신용") ? CardKind.CREDIT : CardKind.CHECK,
                        reply.text("/card/number")))
                .orElseGet(() -> new CardLook.Unusable(token));
    }

    @Override
    public boolean end(BillingToken token) {
        TossApi.Reply reply = api.delete("/v1/billing/" + TossApi.segment(token.key()));
        return reply.isSuccess() || reply.code().equals("NOT_FOUND_BILLING");
    }

    @Override
    public PspAnswer charge(ChargeOrder order) {
        String id = order.request().toString();
        String key = idempotencyKey(order.request(), order.attempt());
        TossApi.Reply reply = switch (order.by()) {
            case BillingToken token -> api.post("/v1/billing/" + TossApi.segment(token.key()), key,
                    billing(order, token, id));
            case WindowPayment window -> api.post("/v1/payments/confirm", key,
                    Map.of("paymentKey", window.key(), "orderId", id, "amount", order.amount()));
        };
        PspAnswer answer = reply.isSuccess()
                ? payment(reply, order.request(), order.amount())
                : refusal(reply, TossRefusals::ofCharge);
        boolean soonAgain = order.attempt() > 0 && order.attempt() < CONCLUSIVE;
        return answer instanceof PspAnswer.Refused && soonAgain ? unlessOnItsWay(order) : answer;
    }

    /** An attempt before this one has a key of its own and may get there yet: that this one was refused says nothing of that. */
    private PspAnswer unlessOnItsWay(ChargeOrder order) {
        PspAnswer now = enquireCharge(order.request(), order.amount());
        return now instanceof PspAnswer.NotFound ? new PspAnswer.Unknown() : now;
    }

    /** Another one for each attempt: a first answer that was an error would come again for fifteen days. */
    private static String idempotencyKey(Tsid request, int attempt) {
        return attempt == 0 ? request.toString() : request + "-" + attempt;
    }

    private static Map<String, Object> billing(ChargeOrder order, BillingToken token, String id) {
        Map<String, Object> body = new HashMap<>(Map.of("customerKey", token.customerKey(), "orderId", id, "amount",
                order.amount(), "orderName", order.name()));
        if (order.months() > 0) {
            body.put("cardInstallmentPlan", order.months());
        }
        return body;
    }

    @Override
    public PspAnswer cancel(CancelOrder order) {
        if (order.attempt() > 0) {
            return cancelAgain(order);
        }
        return cancel(order, Map.of("cancelReason", reason(order), "cancelAmount", order.amount()));
    }

    /**
     * By another key, since the one before brings its error again, and only out of the balance that the payment has without our
     * cancel: should an attempt that was answered by an error take effect meanwhile, the balance is another one, and this is refused.
     */
    private PspAnswer cancelAgain(CancelOrder order) {
        TossApi.Reply found = api.get("/v1/payments/" + TossApi.segment(order.chargeKey()));
        long balance = found.body().path("balanceAmount").asLong(-1);
        if (!found.isSuccess() || balance < 0) {
            return new PspAnswer.Unknown();
        }
        PspAnswer before = cancelIn(found, order);
        if (!(before instanceof PspAnswer.NotFound)) {
            return before;
        }
        PspAnswer answer = cancel(order, Map.of("cancelReason", reason(order), "cancelAmount", order.amount(),
                "refundableAmount", balance));
        // It may be refused since the attempt before took effect meanwhile.
        return answer instanceof PspAnswer.Refused ? unlessCanceled(order, answer) : answer;
    }

    private PspAnswer unlessCanceled(CancelOrder order, PspAnswer refused) {
        PspAnswer now = enquireCancel(order);
        return now instanceof PspAnswer.NotFound ? refused : now;
    }

    private PspAnswer cancel(CancelOrder order, Map<String, ?> body) {
        TossApi.Reply reply = api.post("/v1/payments/" + TossApi.segment(order.chargeKey()) + "/cancel",
                idempotencyKey(order.request(), order.attempt()), body);
        return reply.isSuccess() ? cancelIn(reply, order) : refusal(reply, TossRefusals::ofCancel);
    }

    @Override
    public PspAnswer enquireCharge(Tsid request, long amount) {
        TossApi.Reply reply = find(request);
        return reply.isSuccess() ? payment(reply, request, amount) : notFound(reply);
    }

    @Override
    public PspAnswer enquireCancel(CancelOrder order) {
        TossApi.Reply reply = api.get("/v1/payments/" + TossApi.segment(order.chargeKey()));
        return reply.isSuccess() ? cancelIn(reply, order) : new PspAnswer.Unknown();
    }

    /** There is no call that forbids an order id: what is not there yet stays unknown, what is there is cancelled whole. */
    @Override
    public PspAnswer netCancel(Tsid request, long amount) {
        TossApi.Reply found = find(request);
        if (!found.isSuccess()) {
            return notFound(found);
        }
        if (!(payment(found, request, amount) instanceof PspAnswer.Done done)) {
            return payment(found, request, amount);
        }
        // Without a key, which would bring a first answer that was a passing error again: a whole cancel is harmless twice.
        TossApi.Reply canceled = api.post("/v1/payments/" + TossApi.segment(done.key()) + "/cancel", null,
                Map.of("cancelReason", "net-cancel [" + request + "]"));
        return canceled.isSuccess() && canceled.text("/status").equals("CANCELED")
                ? new PspAnswer.Refused(CardRefusal.CANCELED)
                : new PspAnswer.Unknown();
    }

    private TossApi.Reply find(Tsid request) {
        return api.get("/v1/payments/orders/" + request);
    }

    /** A payment as it stands; one of another order or amount is none that we understand. */
    private static PspAnswer payment(TossApi.Reply reply, Tsid request, long amount) {
        String key = reply.text("/paymentKey");
        if (key.isEmpty() || !reply.text("/orderId").equals(request.toString())
                || reply.body().path("totalAmount").asLong(-1) != amount) {
            log.warn("Toss Payments answered request {} with another payment", request);
            return new PspAnswer.Unknown();
        }
        return switch (reply.text("/status")) {
            case "DONE", "PARTIAL_CANCELED" -> new PspAnswer.Done(key, reply.text("/card/approveNo"));
            case "CANCELED" -> new PspAnswer.Refused(CardRefusal.CANCELED);
            case "ABORTED", "EXPIRED" -> new PspAnswer.Refused(
                    TossRefusals.ofCharge(reply.text("/failure/code")).orElse(CardRefusal.DECLINED));
            default -> new PspAnswer.Unknown();
        };
    }

    /** Our cancel among those of a payment. */
    private static PspAnswer cancelIn(TossApi.Reply reply, CancelOrder order) {
        if (!reply.text("/paymentKey").equals(order.chargeKey())) {
            return new PspAnswer.Unknown();
        }
        for (JsonNode cancel : reply.body().path("cancels")) {
            if (cancel.path("cancelReason").asString("").endsWith(mark(order))) {
                boolean done = cancel.path("cancelAmount").asLong(-1) == order.amount()
                        && cancel.path("cancelStatus").asString("DONE").equals("DONE");
                return done
                        ? new PspAnswer.Done(cancel.path("transactionKey").asString(""), "")
                        : new PspAnswer.Unknown();
            }
        }
        return new PspAnswer.NotFound();
    }

    private static String reason(CancelOrder order) {
        String mark = mark(order);
        return order.reason().substring(0, Math.min(order.reason().length(), LONGEST_REASON - mark.length())) + mark;
    }

    private static String mark(CancelOrder order) {
        return " [" + order.request() + "]";
    }

    private static PspAnswer refusal(TossApi.Reply reply, Function<String, Optional<CardRefusal>> refusals) {
        if (reply.isFailure() && !reply.code().isEmpty()) {
            return new PspAnswer.Failed();
        }
        // What is being carried out, or was not looked at, has no answer yet: the same key brings it.
        if (!reply.isRefusal() || reply.status() == TOO_MANY || reply.code().equals(IN_PROGRESS)) {
            return new PspAnswer.Unknown();
        }
        Optional<CardRefusal> refusal = refusals.apply(reply.code());
        if (refusal.isEmpty()) {
            log.warn("Toss Payments answered {} {}", reply.status(), reply.code());
        }
        return refusal.<PspAnswer>map(PspAnswer.Refused::new).orElseGet(PspAnswer.Unclear::new);
    }

    private static PspAnswer notFound(TossApi.Reply reply) {
        return reply.status() == 404 && reply.code().equals("NOT_FOUND_PAYMENT")
                ? new PspAnswer.NotFound()
                : new PspAnswer.Unknown();
    }
}
