package platform.id;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdsTest {
    private static final Instant FIRST = Ids.timeOf(0);
    private static final Instant LAST = Ids.timeOf(Long.MAX_VALUE);

    @Test
    void tellsTheFirstIdOfATimeUpToTheLastThatIdsCanTell() {
        assertThat(LAST).isBetween("2089-09-06T00:00:00Z", "2089-09-07T00:00:00Z");
        assertThat(Ids.firstAt(FIRST)).isZero();
        assertThat(Ids.firstAt(FIRST.plusMillis(1))).isEqualTo(1 << 22);
        assertThat(Ids.firstAt(LAST)).isEqualTo(Long.MAX_VALUE - (1 << 22) + 1);
        assertThat(Ids.timeOf(Ids.firstAt(LAST) - 1)).isEqualTo(LAST.minusMillis(1));
    }

    @Test
    void hasAllIdsBehindATimeBeforeThemAndBeforeATimeBehindThem() {
        for (Instant early : new Instant[]{FIRST.minusMillis(1), Instant.EPOCH, Instant.MIN}) {
            assertThat(Ids.firstAt(early)).as(early.toString()).isZero();
        }
        for (Instant late : new Instant[]{LAST.plusMillis(1), Instant.parse("2999-12-31T15:00:00Z"), Instant.MAX}) {
            assertThat(Ids.firstAt(late)).as(late.toString()).isEqualTo(Long.MAX_VALUE);
        }
    }
}
