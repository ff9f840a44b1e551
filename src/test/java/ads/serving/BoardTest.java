package ads.serving;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import ads.audience.AgeBand;
import ads.audience.Gender;
import ads.audience.Numbered;
import ads.audience.Os;
import ads.audience.Region;
import ads.audience.Segment;
import ads.campaign.Placement;
import ads.campaign.ServableAds;
import ads.campaign.Targeting;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BoardTest {
    private static final long SEED = 20_261_127;

    @Test
    void theBitmapsFindWhatTheRulesFind() {
        Random random = new Random(SEED);
        List<ServableAds.Group> groups = new ArrayList<>();
        for (int i = 1; i <= 700; i++) {
            groups.add(Candidate.group(i, targeting(random), 600 + random.nextInt(1000)));
        }
        Board board = new Board(new ServableAds.Terms(Placement.HOME_BANNER, 500, 4000), groups, _ -> null);
        for (int i = 0; i < 2000; i++) {
            Ask ask = new Ask(Placement.HOME_BANNER, one(random, Os.values()), one(random, AgeBand.values()),
                    one(random, Gender.values()), one(random, Region.values()), random.nextInt(168));
            long segments = Numbered.bits(some(random, Segment.class));
            assertThat(found(board, ask, segments)).as("seed %d, ask %s", SEED, ask).isEqualTo(groups.stream()
                    .filter(group -> fits(group.targeting(), ask, segments)).map(ServableAds.Group::id).sorted()
                    .toList());
        }
    }

    @Test
    void candidatesStandInTheOrderOfWhatAnImpressionIsWorth() {
        Board board = new Board(new ServableAds.Terms(Placement.HOME_BANNER, 500, 4000),
                List.of(Candidate.group(1, Targeting.EVERYBODY, 700), Candidate.clicks(2, Targeting.EVERYBODY, 300),
                        Candidate.group(3, Targeting.EVERYBODY, 1100)),
                _ -> null);
        // 300 won a click, 0.4 % clicked: 1,200 won per thousand impressions.
        assertThat(board.group).containsExactly(2, 3, 1);
    }

    private static List<Long> found(Board board, Ask ask, long segments) {
        List<Long> found = new ArrayList<>();
        for (int word = 0; word < board.words(); word++) {
            for (long fitting = board.fitting(ask, segments, word); fitting != 0; fitting &= fitting - 1) {
                found.add(board.group[(word << 6) + Long.numberOfTrailingZeros(fitting)]);
            }
        }
        return found.stream().sorted().toList();
    }

    private static boolean fits(Targeting targeting, Ask ask, long segments) {
        return Targeting.fits(targeting.oses(), ask.os()) && Targeting.fits(targeting.ageBands(), ask.ageBand())
                && Targeting.fits(targeting.genders(), ask.gender())
                && Targeting.fits(targeting.regions(), ask.region())
                && targeting.hours().has(ask.hour()) && targeting.fitsSegments(segments);
    }

    static Targeting targeting(Random random) {
        return new Targeting(Set.of(), some(random, Os.class), some(random, AgeBand.class), some(random, Gender.class),
                some(random, Region.class), some(random, Segment.class), Candidate.hours(random));
    }

    private static <E extends Enum<E>> Set<E> some(Random random, Class<E> type) {
        Set<E> some = EnumSet.noneOf(type);
        if (random.nextBoolean()) {
            for (E each : type.getEnumConstants()) {
                if (random.nextInt(3) == 0) {
                    some.add(each);
                }
            }
        }
        return some;
    }

    private static <E> E one(Random random, E[] values) {
        return values[random.nextInt(values.length)];
    }
}
