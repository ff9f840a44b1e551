package faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import faults.Caller.Reply;
import testing.MemberActor;
import tools.jackson.databind.json.JsonMapper;

/** A lender who dawdles, beside another who does not: a comparison of loans each time. Nobody may have to do without the other's answer. */
final class SlowLender implements Outsider {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String WISH = """
            {"purpose":"LIVING","amount":10000000,"months":36,"yearlyIncome":52000000,"debtService":0,"employment":"EMPLOYED","housing":"OWNER","termsVersion":1}""";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final SlowServer slow = SlowServer.answering(SlowLender::declines);
    private final SlowServer other = SlowServer.answering(SlowLender::declines);
    private final AtomicInteger compared = new AtomicInteger();
    private final AtomicInteger without = new AtomicInteger();

    private static String declines(String inquiry) {
        return "{\"requestId\":\"%s\",\"status\":\"DECLINED\",\"reason\":\"CREDIT\"}"
                .formatted(JSON.readTree(inquiry).path("requestId").asString());
    }

    @Override
    public String name() {
        return "lender";
    }

    @Override
    public List<String> settings() {
        List<String> settings = new ArrayList<>(List.of("--madang.loan.lenders.line=http"));
        settings.addAll(panel(0, slow));
        settings.addAll(panel(1, other));
        return settings;
    }

    private static List<String> panel(int index, SlowServer server) {
        return Stream.of("url=" + server.url(), "id=" + (index + 1), "name=은행" + index, "sector=BANK",
                "secret=a-secret-between-the-two-of-us-0123456789", "products[0].code=C", "products[0].name=신용대출",
                "products[0].kind=CREDIT", "products[0].rate-type=FIXED", "products[0].least=1000000",
                "products[0].most=100000000", "products[0].shortest=12", "products[0].longest=120",
                "products[0].employments=EMPLOYED", "products[0].commission=0.005")
                .map(each -> "--madang.loan.lenders.panel[" + index + "]." + each).toList();
    }

    @Override
    public Duration slow() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration leftFor() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void dawdle(Duration by) {
        slow.dawdle(by);
    }

    /** The comparison when it is closed. */
    @Override
    public Reply want(Caller caller, MemberActor who, int turn, boolean isSlow) throws InterruptedException {
        Map<String, String> authorized = Map.of("Authorization", who.bearer());
        Reply begun = caller.post("/v1/loan/comparisons", WISH,
                Map.of("Authorization", who.bearer(), "Idempotency-Key", "drill-comparison-" + System.nanoTime()));
        if (!begun.isDone()) {
            return begun;
        }
        String path = "/v1/loan/comparisons/" + begun.body().at("/id").asString();
        long until = System.nanoTime() + PATIENCE.toNanos();
        Reply closed = caller.get(path, authorized);
        while (!closed.body().path("state").asString("").equals("CLOSED") && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(50);
            closed = caller.get(path, authorized);
        }
        compared.incrementAndGet();
        without.addAndGet(outcome(closed, "2").equals("DECLINED") ? 0 : 1);
        return new Reply(closed.status(), closed.body(), closed.text(), begun.began(), closed.ended());
    }

    @Override
    public boolean isHad(Reply reply) {
        return outcome(reply, "1").equals("DECLINED");
    }

    private static String outcome(Reply comparison, String lender) {
        return comparison.body().path("lenders").valueStream()
                .filter(each -> each.path("lenderId").asString().equals(lender))
                .map(each -> each.path("outcome").asString()).findFirst().orElse("");
    }

    @Override
    public void tell(Figures figures) {
        figures.note("comparisons of loans", compared.toString());
        figures.bound("of them without the other lender's answer", without.get(), 0, "comparisons");
    }
}
