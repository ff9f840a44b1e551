package commerce.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.StreamSupport;

import commerce.access.TestKeys;
import commerce.order.ItemId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import platform.crypto.Sha256;
import platform.id.Tsid;
import platform.time.BusinessDays;
import testing.Api;
import testing.MemberActor;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** How long a seller has for a claim: its systems and its buyer are told the same as its page shows. */
class ClaimClocksTest extends ClaimScene {
    private static final String CLAIMS = "/v1/commerce/seller/claims";

    @LocalServerPort
    int port;
    @Autowired
    BusinessDays days;
    TestKeys key;

    @BeforeEach
    void issueAKey() {
        key = TestKeys.of(context, Tsid.of(shop.seller()));
    }

    @Test
    void aStopIsToBeAnsweredWithinTwoBusinessDays() {
        ItemId item = orders.paid(buyer, shop.sells("배", 10_000, 5), 1);
        parcels.confirm(item);
        Claim asked = claims(item, ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);
        assertThat(due(asked)).isEqualTo(endOf(asked.openedAt(), 2))
                .isEqualTo(Instant.parse(told(asked).at("/answerBy").asString()));
    }

    @Test
    void aReturnHasAClockOfEachOfItsSteps() {
        MemberActor member = MemberActor.at(port).signsUp();
        buyer = new Tsid(Long.parseLong(member.memberId));
        Claim back = claims(delivered(shop.sells("배", 10_000, 5), 1), ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE);
        assertThat(due(back)).as("to answer").isEqualTo(endOf(back.openedAt(), 3));
        assertThat(member.get("/v1/commerce/claims/" + back.id().value()).text("dueBy"))
                .isEqualTo(told(back).at("/dueBy").asString())
                .isEqualTo(member.get("/v1/commerce/claims").text("items/0/dueBy"));

        answer.accept(shop.seller(), back.id());
        assertThat(due(back)).as("to fetch it").isEqualTo(back.openedAt().plus(ClaimTerms.TO_COLLECT));

        answer.collect(shop.seller(), back.id());
        Instant collected = Instant.parse(told(back).at("/collectedAt").asString());
        assertThat(due(back)).as("to look at it and to pay").isEqualTo(endOf(collected, 3))
                .isEqualTo(Instant.parse(told(back).at("/refundBy").asString()));

        answer.approve(shop.seller(), back.id(), false);
        assertThat(told(back).at("/dueBy").isNull()).as("nothing is asked of the seller any more").isTrue();
    }

    @Test
    void anExchangeHasOneOfWhatIsSentAgain() {
        Claim exchange = claims(delivered(shop.sells("배", 10_000, 5), 1), ClaimKind.EXCHANGE, 1, ClaimReason.DEFECTIVE);
        answer.accept(shop.seller(), exchange.id());
        answer.collect(shop.seller(), exchange.id());
        answer.reship(shop.seller(), exchange.id(), parcels.invoice());
        Instant sent = clock.instant();
        assertThat(due(exchange)).isBetween(sent.plus(ClaimTerms.TO_ARRIVE).minusSeconds(60),
                sent.plus(ClaimTerms.TO_ARRIVE));
    }

    /** As its seller's systems are told, by itself and in the list. */
    private Instant due(Claim claim) {
        return Instant.parse(told(claim).at("/dueBy").asString());
    }

    private JsonNode told(Claim claim) {
        JsonNode one = get(CLAIMS + "/" + claim.id().value());
        JsonNode listed = StreamSupport.stream(
                get(CLAIMS + "?status=" + one.at("/status").asString()).at("/items").spliterator(), false)
                .filter(each -> each.at("/id").equals(one.at("/id"))).findFirst().orElseThrow();
        assertThat(listed).isEqualTo(one);
        return one;
    }

    private JsonNode get(String target) {
        return new Api(port).get(target, "Authorization",
                key.header(Instant.now(), "GET", target, Sha256.hex(new byte[0]))).body();
    }

    /** The end of the so-many-th business day after that. */
    private Instant endOf(Instant from, int businessDays) {
        LocalDate day = LocalDate.ofInstant(from, BusinessDays.SEOUL);
        return days.plannedPlus(day, businessDays).plusDays(1).atStartOfDay(BusinessDays.SEOUL).toInstant();
    }
}
