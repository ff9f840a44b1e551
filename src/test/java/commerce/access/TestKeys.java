package commerce.access;

import java.time.Instant;
import java.util.Set;

import commerce.catalogue.SellerId;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.SignedRequest;
import platform.security.StaffCaller;

/** A key of a seller's system. */
public record TestKeys(String id, String secret) {
    public static TestKeys of(ApplicationContext context, Tsid seller) {
        return of(context, seller, SellerScope.values());
    }

    /** One that is good for these alone. */
    public static TestKeys of(ApplicationContext context, Tsid seller, SellerScope... scopes) {
        SellerKeys.Secret made = context.getBean(IssueSellerKey.class).issue(
                new StaffCaller(context.getBean(Ids.class).next(), "owner", Set.of("SELLER", "SELLER_OWNER"), seller),
                new SellerId(seller.value()), "ERP", Set.of(scopes));
        return new TestKeys(Long.toString(made.key().id().value()), made.secret());
    }

    /** The header of a request without an {@code Idempotency-Key} that is signed by it. */
    public String header(Instant at, String method, String target, String sha256OfBody) {
        return header(at, method, target, "", sha256OfBody);
    }

    /** The same of one with a key. */
    public String header(Instant at, String method, String target, String idempotencyKey, String sha256OfBody) {
        return "Madang-HMAC-SHA256 keyId=" + id + ",signedAt=" + at + ",signature=" + SignedRequest.sign(secret,
                String.join("\n", at.toString(), method, target, idempotencyKey, sha256OfBody));
    }
}
