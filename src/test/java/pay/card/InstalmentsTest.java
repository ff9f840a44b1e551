package pay.card;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import pay.psp.CardCompany;
import pay.psp.CardKind;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

class InstalmentsTest {
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 27);
    private final Instalments instalments = new Instalments();

    @Test
    void offersTwoToTwelveFromFiftyThousandWonOn() {
        assertThat(instalments.of(CardCompany.NH, CardKind.CREDIT, Won.of(50_000), NOVEMBER))
                .extracting(Instalments.Offer::months).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(instalments.of(CardCompany.NH, CardKind.CREDIT, Won.of(49_999), NOVEMBER)).isEmpty();
    }

    @Test
    void offersNoneOnACheckCard() {
        assertThat(instalments.of(CardCompany.NH, CardKind.CHECK, Won.of(500_000), NOVEMBER)).isEmpty();
    }

    @Test
    void isInterestFreeByTheIssuersCampaignOfTheDay() {
        assertThat(free(CardCompany.SHINHAN, 50_000, NOVEMBER)).containsExactly(2, 3, 4, 5);
        assertThat(free(CardCompany.SHINHAN, 50_000, LocalDate.of(2026, 10, 31))).containsExactly(2, 3);
        assertThat(free(CardCompany.NH, 50_000, NOVEMBER)).isEmpty();
    }

    @Test
    void isInterestFreeFromTheCampaignsAmountOn() {
        assertThat(free(CardCompany.LOTTE, 99_999, NOVEMBER)).isEmpty();
        assertThat(free(CardCompany.LOTTE, 100_000, NOVEMBER)).containsExactly(2, 3, 4);
    }

    private int[] free(CardCompany company, long amount, LocalDate day) {
        return instalments.of(company, CardKind.CREDIT, Won.of(amount), day).stream()
                .filter(Instalments.Offer::interestFree).mapToInt(Instalments.Offer::months).toArray();
    }
}
