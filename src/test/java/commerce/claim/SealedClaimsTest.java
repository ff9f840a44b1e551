package commerce.claim;

import java.util.List;

import commerce.order.ItemId;
import org.junit.jupiter.api.Test;
import testing.OldText;

import static org.assertj.core.api.Assertions.assertThat;

/** What is written in claims is in no row in clear; what the release before wrote is read, and sealed at night. */
class SealedClaimsTest extends ClaimScene {
    private static final List<String> OF_A_DISPUTE = List.of("details", "answer", "disputed_for", "decision");

    @Test
    void ofBothSidesAndWhoDecides() {
        Claim claim = decided();
        OF_A_DISPUTE.forEach(column -> text(claim, column).assertSealed());
        assertSays(claim, "다리가 흔들려요", "사용 흔적", "한 번도 쓰지 않았어요", "사용 흔적 확인");

        OF_A_DISPUTE.forEach(column -> text(claim, column).writtenBefore("예전 " + column));
        assertSays(claim, "예전 details", "예전 answer", "예전 disputed_for", "예전 decision");
        OF_A_DISPUTE.forEach(column -> text(claim, column).assertSealedAtNight());
        assertSays(claim, "예전 details", "예전 answer", "예전 disputed_for", "예전 decision");
    }

    @Test
    void ofWhatASellerWaitsFor() {
        Claim claim = collected();
        answer.hold(shop.seller(), claim.id(), "부품이 빠졌어요");
        text(claim, "held_for").assertSealed();
        assertThat(now(claim).heldFor()).isEqualTo("부품이 빠졌어요");

        text(claim, "held_for").writtenBefore("상자가 없어요");
        assertThat(now(claim).heldFor()).isEqualTo("상자가 없어요");
        text(claim, "held_for").assertSealedAtNight();
        assertThat(now(claim).heldFor()).isEqualTo("상자가 없어요");
    }

    /** The release before takes it away without knowing of the other column, and a new instance goes on with the claim. */
    @Test
    void holdsNothingAnyMoreThatTheReleaseBeforeLetGo() {
        Claim claim = collected();
        answer.hold(shop.seller(), claim.id(), "부품이 빠졌어요");
        shop.sql("update commerce_claim set status = 'COLLECTED', held_for = null where id = ?", claim.id().value());
        assertThat(now(claim).heldFor()).isNull();
        answer.hold(shop.seller(), claim.id(), "다시 볼게요");
        text(claim, "held_for").changedByTheReleaseBefore("더 볼게요");
        assertThat(now(claim).heldFor()).isEqualTo("더 볼게요");
        answer.release(shop.seller(), claim.id());
        assertThat(now(claim).heldFor()).isNull();
    }

    private Claim collected() {
        Claim claim = claims(arrived(), ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE);
        answer.accept(shop.seller(), claim.id());
        answer.collect(shop.seller(), claim.id());
        return claim;
    }

    private Claim decided() {
        ItemId item = arrived();
        Claim claim = open.open(buyer, new OpenClaim.Wish(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE,
                new Told("다리가 흔들려요", null)));
        answer.reject(shop.seller(), claim.id(), "사용 흔적");
        dispute.dispute(buyer, claim.id(), "한 번도 쓰지 않았어요");
        decide.forSeller(one, claim.id(), "사용 흔적 확인");
        return claim;
    }

    private ItemId arrived() {
        return delivered(shop.sells("의자", 30_000, 9), 2);
    }

    private Claim now(Claim claim) {
        return claims.of(buyer, claim.id());
    }

    private void assertSays(Claim claim, String details, String answer, String words, String decision) {
        Claim found = now(claim);
        assertThat(List.of(found.told().details(), String.valueOf(found.answer()),
                String.valueOf(found.dispute().words()), String.valueOf(found.dispute().decision())))
                .containsExactly(details, answer, words, decision);
    }

    private OldText text(Claim claim, String column) {
        return new OldText(context, "commerce_claim", column, claim.id().value());
    }
}
