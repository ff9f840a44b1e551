package ads.serving;

import java.util.List;
import java.util.Map;

import ads.audience.AgeBand;
import ads.audience.Audience;
import ads.audience.Gender;
import ads.audience.Os;
import ads.audience.Region;
import ads.budget.TestPurses;
import ads.campaign.Placement;
import ads.campaign.ServableAds;
import ads.campaign.Targeting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** An explanation says what a decision would do. */
class ExplainDecisionTest {
    private static final Ask ASK = new Ask(Placement.HOME_BANNER, Os.IOS, AgeBand.UNKNOWN, Gender.UNKNOWN,
            Region.UNKNOWN, 0);
    private static final Person SOMEBODY = new Person(1, new Audience(true, 0), Map.of(), 0, 0);

    /** 900 won per thousand are 900 thousandths for one; 300 a click at 4 of a thousand clicked are 1,200. */
    @ParameterizedTest
    @ValueSource(longs = {1, 899, 900, 1199, 1200})
    void aLeaseThatDoesNotCoverWhatIsSetAsideIsNone(long left) {
        for (ServableAds.Group group : List.of(Candidate.group(1, Targeting.EVERYBODY, 900),
                Candidate.clicks(2, Targeting.EVERYBODY, 300))) {
            Board board = new Board(new ServableAds.Terms(Placement.HOME_BANNER, 500, 4000), List.of(group),
                    each -> TestPurses.holding(each, left));
            Reason hindrance = ExplainDecision.hindrance(board, 0, ASK, SOMEBODY, 0);
            boolean shown = new Pick(board, ASK, SOMEBODY, 0).run(TestPurses.none());
            assertThat(hindrance).as("group %d", group.id()).isEqualTo(shown ? null : Reason.NO_LEASE);
            assertThat(shown).isEqualTo(left >= (group.id() == 1 ? 900 : 1200));
        }
    }
}
