package madang.api;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import testing.Api;
import testing.MemberActor;

/** Loans of the sample requests. */
final class LoanWorld {
    static final Map<String, Object> WISH = Map.of("purpose", "LIVING", "amount", 20_000_000, "months", 36,
            "yearlyIncome", 52_000_000, "debtService", 3_600_000, "employment", "EMPLOYED", "housing", "JEONSE", "area",
            "CAPITAL", "termsVersion", 1);

    static final Map<String, Object> SUBMISSION = Map.of("documents",
            List.of(Map.of("kind", "INCOME", "number", "1234-5678-9012")), "termsVersion", 1);

    static final Map<String, Object> UPLOAD = Map.of("kind", "INCOME", "content",
            Base64.getEncoder().encodeToString("%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)));

    private LoanWorld() {}

    /** The path of a file of a new application. */
    static String attached(MemberActor member) {
        String path = application(member) + "/attachments";
        return path + "/" + member.post(path, UPLOAD).text("id");
    }

    /** The id of a new comparison. */
    static String comparison(MemberActor member) {
        return member.post("/v1/loan/comparisons", WISH, "Idempotency-Key", UUID.randomUUID().toString()).text("id");
    }

    /** The id of an offer in a new comparison that is closed; on a slow machine it may be one in which nobody answered in time. */
    static String offer(MemberActor member) {
        return Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> offers(closed(member)).findFirst(),
                Optional::isPresent).orElseThrow();
    }

    /** A comparison in which every lender has its outcome. */
    static Api.Answer closed(MemberActor member) {
        String path = "/v1/loan/comparisons/" + comparison(member);
        return Awaitility.await().until(() -> member.get(path),
                answer -> answer.text("state").equals("CLOSED"));
    }

    private static Stream<String> offers(Api.Answer comparison) {
        return comparison.body().path("lenders").valueStream().map(lender -> lender.at("/offer/id").asString(""))
                .filter(id -> !id.isEmpty());
    }

    /** The path of a new application. */
    static String application(MemberActor member) {
        return application(member, offer(member));
    }

    private static String application(MemberActor member, String offer) {
        return "/v1/loan/applications/" + member.post("/v1/loan/applications", Map.of("offerId", offer),
                "Idempotency-Key", UUID.randomUUID().toString()).text("id");
    }

    /** The path of an application that the lender has approved; some refuse, then the next is asked. */
    static String approved(MemberActor member) {
        // The money of the one before goes to the bank in the background.
        Awaitility.await()
                .until(() -> !member.get("/v1/loan/loans").body().toString().contains("DISBURSING"));
        for (int asked = 0;; asked++) {
            // Anew each time: an offer is accepted once.
            List<String> offers = offers(closed(member)).toList();
            if (offers.isEmpty()) {
                continue;
            }
            String path = application(member, offers.get(asked % offers.size()));
            member.post(path + "/submission", SUBMISSION, "Idempotency-Key", UUID.randomUUID().toString());
            String state = Awaitility.await().until(() -> member.get(path).text("state"),
                    it -> !it.equals("SUBMITTED"));
            if (state.equals("APPROVED")) {
                return path;
            }
        }
    }

    /** What the device signs. */
    static String signed(Api.Answer application, String account) {
        return "madang.loan.sign.v2\n%s\n%s\n%s\n%s\n%s".formatted(application.text("id"),
                application.text("approved/amount"),
                new BigDecimal(application.text("approved/annualRate")).stripTrailingZeros().toPlainString(),
                application.text("approved/upfrontFee"), account);
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
