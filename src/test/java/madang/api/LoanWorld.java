package madang.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import testing.MemberActor;

/** Loans of the sample requests. */
final class LoanWorld {
    static final Map<String, Object> WISH = Map.of("purpose", "LIVING", "amount", 20_000_000, "months", 36,
            "yearlyIncome", 52_000_000, "debtService", 3_600_000, "employment", "EMPLOYED", "housing", "JEONSE", "area",
            "CAPITAL", "termsVersion", 1);

    private LoanWorld() {}

    /** The id of a new comparison. */
    static String comparison(MemberActor member) {
        return member.post("/v1/loan/comparisons", WISH, "Idempotency-Key", UUID.randomUUID().toString()).text("id");
    }

    /** A lender answers by call-back what it was asked. */
    static ApiSample lendersAnswer(ApiWorld world) {
        String comparison = comparison(world.owner);
        Map<String, Object> asked = world.context.getBean(TransactionTemplate.class)
                .execute(_ -> world.context.getBean(JdbcTemplate.class).queryForMap(
                        "select lender_id, request_id from loan_comparison_lender where comparison_id = ? limit 1",
                        Long.valueOf(comparison)));
        return signedAnew(ApiSample.of("POST", "/v1/loan/lenders/" + asked.get("lender_id") + "/answers").with(
                Map.of("requestId", asked.get("request_id").toString(), "status", "DECLINED", "reason", "POLICY")));
    }

    /** The same, signed by the lender. */
    static ApiSample signedAnew(ApiSample answer) {
        String time = Instant.now().toString();
        String lender = answer.path().split("/", -1)[4];
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(("the-sandbox-lenders-public-secret-" + lender).getBytes(StandardCharsets.UTF_8),
                    "HmacSHA256"));
            String signature = HexFormat.of()
                    .formatHex(mac.doFinal((time + "\n" + answer.body()).getBytes(StandardCharsets.UTF_8)));
            return answer.header("X-Lender-Time", time).header("X-Lender-Signature", signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
