package pay.psp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server that behaves as the published reference of Toss Payments says: Basic authentication, payments by order id, cancels
 * in parts, idempotency keys, errors as {@code {code, message}}. The next answer can be made another one, or none.
 *
 * @see <a href="https://docs.tosspayments.com/reference">docs.tosspayments.com: core API</a>
 * @see <a href="https://docs.tosspayments.com/reference/error-codes">error codes</a>
 */
public final class TossStub implements AutoCloseable {
    static final String SECRET_KEY = "test_sk_zXLkKEypNArWmo50nX3lmeaxYG5R";
    private static final JsonMapper JSON = new JsonMapper();

    public final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Map<String, Object>> payments = new LinkedHashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final Map<String, Answer> byIdempotencyKey = new HashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Fault fault;
    private @Nullable Answer cancelRefusal;
    private @Nullable Runnable late;
    private boolean landsAfterNextLook;

    /** What happens to the next request. */
    private record Fault(@Nullable Answer answer, boolean carriedOut) {}

    private record Answer(int status, String body) {}

    public TossStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Calls of it, which wait for an answer as long as this. */
    public TossApi api(Duration patience) {
        return new TossApi(new PspSettings.Toss(url(), SECRET_KEY, patience, patience), SECRET_KEY);
    }

    /** The next request gets this answer, and nothing is done. */
    void answersNext(int status, String body) {
        fault = new Fault(new Answer(status, body), false);
    }

    /** The next request is refused so. */
    public void refusesNext(int status, String code) {
        answersNext(status, error(code));
    }

    /** The next cancel is refused so, and the same again under the same idempotency key. */
    void refusesNextCancel(int status, String code) {
        cancelRefusal = new Answer(status, error(code));
    }

    /** The next cancel is answered so, and the same again under its key; it takes effect right after somebody has looked at the payment once more. */
    void failsNextCancelWhichLandsAfterTheNextLook(int status, String code) {
        refusesNextCancel(status, code);
        landsAfterNextLook = true;
    }

    /** The next request gets this answer though it is carried out. */
    void carriesOutNextAndAnswers(int status, String body) {
        fault = new Fault(new Answer(status, body), true);
    }

    /** The next request gets no answer. */
    public void isSilentNext(boolean carriedOut) {
        fault = new Fault(null, carriedOut);
    }

    /** A payment that was authenticated in the window and waits. */
    void authenticated(String paymentKey, String orderId, long amount) {
        payments.put(orderId, payment(paymentKey, orderId, amount, "IN_PROGRESS"));
    }

    /** Changes what it says of a payment. */
    public void set(String orderId, String field, Object value) {
        Objects.requireNonNull(payments.get(orderId)).put(field, value);
    }

    int count() {
        return payments.size();
    }

    long balance(String orderId) {
        return ((Number) Objects.requireNonNull(payments.get(orderId)).get("balanceAmount")).longValue();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        Fault now = fault;
        fault = null;
        Answer real = now == null || now.carriedOut() ? answer(exchange, path, body) : null;
        Answer answer = now == null ? real : now.answer();
        if (answer == null) {
            await();
        } else {
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private void await() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Answer answer(HttpExchange exchange, String path, byte[] body) {
        String basic = "Basic "
                + Base64.getEncoder().encodeToString((SECRET_KEY + ":").getBytes(StandardCharsets.UTF_8));
        if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new Answer(401, error("UNAUTHORIZED_KEY"));
        }
        if (exchange.getRequestMethod().equals("GET")) {
            return find(path);
        }
        if (exchange.getRequestMethod().equals("DELETE")) {
            return end(path.substring("/v1/billing/".length()));
        }
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        String scope = path + " " + key;
        Answer before = key == null ? null : byIdempotencyKey.get(scope);
        if (before != null) {
            return before;
        }
        Answer answer = post(path, JSON.readTree(body));
        byIdempotencyKey.put(scope, answer);
        return answer;
    }

    private Answer post(String path, JsonNode body) {
        if (path.equals("/v1/billing/authorizations/issue")) {
            String issuer = body.path("authKey").asString("").equals("bln_foreign") ? "ZZ" : "15";
            return body.path("authKey").asString("").matches("bln_good|bln_foreign")
                    ? new Answer(200, JSON.writeValueAsString(Map.of("billingKey", "bk/+=1", "customerKey",
                            body.path("customerKey").asString(""), "method", "카드", "card",
                            Map.of("issuerCode", issuer, "acquirerCode", "31", "number", "43301234****123*", "cardType",
                                    "신용", "ownerType", "개인"))))
                    : new Answer(400, error("INVALID_REQUEST"));
        }
        if (path.equals("/v1/virtual-accounts")) {
            return giveOut(body);
        }
        if (path.equals("/v1/payments/confirm")) {
            return confirm(body);
        }
        return path.endsWith("/cancel")
                ? cancel(path.split("/", -1)[3], body)
                : bill(path.substring("/v1/billing/".length()), body);
    }

    private Answer giveOut(JsonNode body) {
        String orderId = body.path("orderId").asString("");
        Map<String, Object> payment = payment("pay_" + orderId, orderId, body.path("amount").asLong(),
                "WAITING_FOR_DEPOSIT");
        payment.put("virtualAccount", Map.of("accountNumber", "79012345678901", "bankCode",
                body.path("bank").asString(""), "customerName", body.path("customerName").asString(""), "dueDate",
                body.path("dueDate").asString(""), "expired", false));
        payments.put(orderId, payment);
        return ok(payment);
    }

    /** What is known of a payment there. */
    public Map<String, Object> payment(String orderId) {
        return Objects.requireNonNull(payments.get(orderId));
    }

    private Answer end(String billingKey) {
        return billingKey.equals("bk/+=1") && ended.add(billingKey)
                ? new Answer(200, "{}")
                : new Answer(404, error("NOT_FOUND_BILLING"));
    }

    private Answer bill(String billingKey, JsonNode body) {
        String orderId = body.path("orderId").asString("");
        if (!billingKey.equals("bk/+=1") || ended.contains(billingKey)) {
            return new Answer(404, error("NOT_FOUND_BILLING"));
        }
        if (!body.path("customerKey").asString("").equals("customer")) {
            return new Answer(400, error("NOT_MATCHES_CUSTOMER_KEY"));
        }
        if (payments.containsKey(orderId)) {
            return new Answer(400, error("DUPLICATED_ORDER_ID"));
        }
        Map<String, Object> payment = payment("pay_" + orderId, orderId, body.path("amount").asLong(), "DONE");
        payment.put("card", Map.of("approveNo", "00012345", "installmentPlanMonths",
                body.path("cardInstallmentPlan").asInt(0)));
        payments.put(orderId, payment);
        return ok(payment);
    }

    private Answer confirm(JsonNode body) {
        Map<String, Object> payment = payments.get(body.path("orderId").asString(""));
        if (payment == null || !Objects.equals(payment.get("paymentKey"), body.path("paymentKey").asString(""))) {
            return new Answer(404, error("NOT_FOUND_PAYMENT"));
        }
        if (!Objects.equals(payment.get("status"), "IN_PROGRESS")) {
            return new Answer(400, error("ALREADY_PROCESSED_PAYMENT"));
        }
        payment.put("status", "DONE");
        return ok(payment);
    }

    private Answer cancel(String paymentKey, JsonNode body) {
        Map<String, Object> payment = payments.values().stream()
                .filter(it -> Objects.equals(it.get("paymentKey"), paymentKey)).findFirst().orElse(null);
        if (payment == null) {
            return new Answer(404, error("NOT_FOUND_PAYMENT"));
        }
        Answer refusal = cancelRefusal;
        cancelRefusal = null;
        if (refusal != null) {
            if (landsAfterNextLook) {
                late = () -> cancel(paymentKey, body);
            }
            return refusal;
        }
        long balance = ((Number) Objects.requireNonNull(payment.get("balanceAmount"))).longValue();
        long amount = body.path("cancelAmount").asLong(balance);
        if (body.has("refundableAmount") && body.path("refundableAmount").asLong() != balance) {
            return new Answer(400, error("NOT_MATCHES_REFUNDABLE_AMOUNT"));
        }
        if (balance == 0) {
            return new Answer(400, error("ALREADY_CANCELED_PAYMENT"));
        }
        if (amount > balance) {
            return new Answer(403, error("NOT_CANCELABLE_AMOUNT"));
        }
        List<Object> cancels = new ArrayList<>((List<?>) Objects.requireNonNull(payment.get("cancels")));
        cancels.add(Map.of("transactionKey", "tx_" + cancels.size(), "cancelAmount", amount, "cancelReason",
                body.path("cancelReason").asString(""), "cancelStatus", "DONE"));
        payment.put("cancels", cancels);
        payment.put("balanceAmount", balance - amount);
        payment.put("status", balance == amount ? "CANCELED" : "PARTIAL_CANCELED");
        return ok(payment);
    }

    private Answer find(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        Answer found = payments.values().stream()
                .filter(it -> Objects.equals(it.get(path.contains("/orders/") ? "orderId" : "paymentKey"), last))
                .findFirst().map(TossStub::ok).orElseGet(() -> new Answer(404, error("NOT_FOUND_PAYMENT")));
        Runnable landing = late;
        if (landing != null) {
            late = null;
            landing.run();
        }
        return found;
    }

    private static Map<String, Object> payment(String key, String orderId, long amount, String status) {
        return new HashMap<>(Map.of("mId", "madang", "paymentKey", key, "orderId", orderId, "totalAmount", amount,
                "balanceAmount", amount, "status", status, "cancels", List.of(), "method", "카드", "currency", "KRW"));
    }

    private static Answer ok(Map<String, Object> payment) {
        return new Answer(200, JSON.writeValueAsString(payment));
    }

    static String error(String code) {
        return JSON.writeValueAsString(Map.of("code", code, "message", "…"));
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
