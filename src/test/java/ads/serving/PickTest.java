package ads.serving;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import ads.audience.AgeBand;
import ads.audience.Audience;
import ads.audience.Gender;
import ads.audience.Os;
import ads.audience.Region;
import ads.budget.Purse;
import ads.budget.TestPurses;
import ads.campaign.Placement;
import ads.campaign.ServableAds;
import ads.campaign.Targeting;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** For whom a lease is asked when nothing may be spent yet. The purses belong to groups that bid less and less. */
class PickTest {
    private static final long NOW = 10_000;
    private static final Ask ASK = new Ask(Placement.HOME_BANNER, Os.IOS, AgeBand.UNKNOWN, Gender.UNKNOWN,
            Region.UNKNOWN, 0);
    private static final ServableAds.Group SOME = Candidate.group(1, Targeting.EVERYBODY, 1000);

    @Test
    void theBestThatNobodyAskedForYetIsAskedForAlone() {
        Purse first = TestPurses.empty(SOME);
        Purse second = TestPurses.empty(SOME);
        assertThat(picks(first, second)).isFalse();
        assertThat(TestPurses.isWanted(first)).isTrue();
        assertThat(TestPurses.isWanted(second)).isFalse();
    }

    @Test
    void whoMayNotSpendKeepsNobodyOut() {
        Purse refused = TestPurses.refused(SOME, NOW + 1);
        Purse other = TestPurses.empty(SOME);
        assertThat(picks(refused, other)).isFalse();
        assertThat(TestPurses.isWanted(refused)).isFalse();
        assertThat(TestPurses.isWanted(other)).isTrue();
    }

    @Test
    void whoMayNotSpendKeepsTheSecondBidderOutAsLittle() {
        Purse other = TestPurses.empty(SOME);
        assertThat(picks(TestPurses.rich(SOME), TestPurses.refused(SOME, NOW + 1), other)).isTrue();
        assertThat(TestPurses.isWanted(other)).isTrue();
    }

    @Test
    void whoIsBeingAskedForKeepsNobodyOut() {
        Purse wanted = TestPurses.empty(SOME);
        Purse other = TestPurses.empty(SOME);
        picks(wanted, other);
        picks(wanted, other);
        assertThat(TestPurses.isWanted(other)).isTrue();
    }

    @Test
    void thoseThatWereRefusedAreAskedForInTurnAfterThoseThatWereNot() {
        Purse justNow = TestPurses.refused(SOME, NOW - 1);
        Purse before = TestPurses.refused(SOME, NOW - 2);
        Purse never = TestPurses.empty(SOME);
        for (Purse next : List.of(never, before, justNow)) {
            assertThat(TestPurses.isWanted(next)).isFalse();
            picks(justNow, before, never);
            assertThat(TestPurses.isWanted(next)).isTrue();
        }
    }

    private static boolean picks(Purse... purses) {
        List<ServableAds.Group> groups = IntStream.range(0, purses.length)
                .mapToObj(i -> Candidate.group(i + 1, Targeting.EVERYBODY, 1000 - i)).toList();
        Board board = new Board(new ServableAds.Terms(Placement.HOME_BANNER, 500, 4000), groups,
                group -> purses[(int) group.id() - 1]);
        return new Pick(board, ASK, new Person(1, new Audience(true, 0), Map.of(), 0, 0), NOW)
                .run(TestPurses.none());
    }
}
