package pay.merchant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import platform.audit.AuditActor;
import platform.id.Ids;
import testing.Api;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A merchant of its own for a test, approved, with a live and a test key; its system calls the API. */
public final class TestMerchant {
    /** The first day of its plan, STANDARD, long before any test. */
    private static final LocalDate SINCE = LocalDate.of(2022, 1, 31);

    public final MerchantId id;
    public final String liveKey;
    public final String testKey;
    private final ApplicationContext context;

    public TestMerchant(ApplicationContext context) {
        this.context = context;
        this.id = new MerchantId(context.getBean(Ids.class).nextLong());
        context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            context.getBean(Merchants.class).insert(new Merchant(id, "마당서점", MerchantStatus.APPROVED), Instant.now());
            context.getBean(MerchantPlans.class).put(id, SINCE, "STANDARD", null);
        });
        this.liveKey = newKey(true);
        this.testKey = newKey(false);
    }

    public String newKey(boolean live) {
        return context.getBean(IssueKey.class).issue(AuditActor.SYSTEM, id, live).text();
    }

    public void revoke(String key) {
        MerchantKey found = context.getBean(MerchantKeys.class).find(new SecretKey(key)).orElseThrow();
        context.getBean(RevokeKey.class).revoke(AuditActor.SYSTEM, id, found.id());
    }

    /** The id that operators see. */
    public String idOf(String key) {
        return Long.toString(
                context.getBean(MerchantKeys.class).find(new SecretKey(key)).orElseThrow().id().value());
    }

    /** The value of the header {@code Authorization}. */
    public static String basic(String key) {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(US_ASCII));
    }

    /** Calls by the live key. */
    public Api.Answer get(Api api, String path) {
        return api.get(path, "Authorization", basic(liveKey));
    }

    /** Calls by the live key, with a new idempotency key unless one is given. */
    public Api.Answer post(Api api, String path, Object body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", basic(liveKey)));
        all.addAll(List.of(headers));
        if (!all.contains("Idempotency-Key")) {
            all.addAll(List.of("Idempotency-Key", UUID.randomUUID().toString()));
        }
        return api.post(path, body, all.toArray(String[]::new));
    }

    /** A name that no other fee plan has: versions stay for good. */
    public static String planName(ApplicationContext context) {
        return Long.toString(context.getBean(Ids.class).nextLong(), 10).chars()
                .mapToObj(digit -> Character.toString(digit - '0' + 'A')).collect(Collectors.joining());
    }
}
