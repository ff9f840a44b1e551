package ads.campaign;

import java.time.Instant;
import java.time.LocalDate;

import ads.refusal.AdsError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platform.money.Won;
import platform.web.DomainException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CampaignTest {
    private final Campaign draft = new Campaign(new CampaignId(1), new AccountId(2), new AdvertiserId(3), "겨울",
            Campaign.State.DRAFT, new Campaign.Budget(Won.of(10_000), Won.of(100_000)), LocalDate.EPOCH, null, null,
            Instant.EPOCH);

    @Test
    void whatHasEndedStaysEnded() {
        Campaign ended = draft.become(Campaign.State.ACTIVE).become(Campaign.State.PAUSED)
                .become(Campaign.State.ENDED);
        refuses(() -> ended.become(Campaign.State.ACTIVE), AdsError.AD_STATE_FORBIDS);
        refuses(() -> ended.spendAtMost(draft.budget()), AdsError.AD_STATE_FORBIDS);
        refuses(() -> draft.become(Campaign.State.PAUSED), AdsError.AD_STATE_FORBIDS);
    }

    @Test
    void aDayMayNotCostMoreThanTheWhole() {
        refuses(() -> new Campaign.Budget(Won.of(2000), Won.of(1000)), AdsError.BUDGET_OUT_OF_RANGE);
    }

    @Test
    void onlyAReviewedCreativeIsApproved() {
        Creative creative = new Creative(new CreativeId(1), new AdGroupId(2), new CampaignId(3), new AdvertiserId(4),
                content("https://shop.example.com/"), Creative.State.DRAFT, null, Instant.EPOCH);
        refuses(creative::approve, AdsError.AD_STATE_FORBIDS);
        refuses(() -> creative.submit().reject(" "), AdsError.AD_TEXT_INVALID);
        assertThat(creative.submit().reject("근거가 없어요").submit().approve().state())
                .isEqualTo(Creative.State.APPROVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://shop.example.com/", "javascript:alert(1)", "https://localhost/",
            "https://user@shop.example.com/", "https://shop.example.com:8443/", "https://shop.example.com/\r\nX: y",
            "https://shop.example.com/한글", "//shop.example.com/", ""})
    void refusesAddressesThatNoClickMayLeadTo(String address) {
        refuses(() -> content(address), AdsError.AD_ADDRESS_INVALID);
    }

    private static Creative.Content content(String landing) {
        return new Creative.Content(Creative.Kind.IMAGE, "감귤", "", "https://cdn.example.com/a.png", 640, 100, null,
                landing);
    }

    private static void refuses(ThrowingCallable what, AdsError code) {
        assertThatThrownBy(what).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
