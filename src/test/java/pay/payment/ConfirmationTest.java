package pay.payment;

import java.util.List;

import org.junit.jupiter.api.Test;
import pay.card.CardId;
import pay.tender.TenderKind;
import pay.tender.Tenders;
import platform.id.Tsid;
import platform.money.Won;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ConfirmationTest {
    @Test
    void isSignedByteForByte() {
        Confirmation split = new Confirmation(Won.of(60_100), new Tenders(List.of(
                new Tenders.Part(TenderKind.CARD, Won.of(60_000), new Tenders.By.Card(new CardId(56), 3)),
                new Tenders.Part(TenderKind.POINTS, Won.of(100)))));

        assertThat(split.message(new PaymentId(12), new Tsid(34)))
                .isEqualTo("madang.pay.confirm.v1\n12\n34\n60100\nCARD:56:3=60000,POINTS=100");
    }

    /** Who repeats a request while the release before is replaced must not be told that their key stands for another. */
    @Test
    void standsForTheSameAsBeforeThereWereOtherWays() {
        assertThat(new JsonMapper().writeValueAsString(
                new PaymentController.TenderRequest(TenderKind.MONEY, Won.of(100), null, null, null, null, null, null)))
                .doesNotContain("cardId", "months", "bankCode", "refundAccountId", "couponId", "promotionId");
    }
}
