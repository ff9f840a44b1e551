package commerce.shelf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReadPositionTest {
    private static final long LATER = ReadPosition.LONGEST_TRANSACTION.toNanos() + 1;

    private final ReadPosition position = new ReadPosition(10);

    @Test
    void remembersWhatIsMissingBelowTheLargestNumber() {
        position.saw(11, 0);
        position.saw(15, 0);
        assertThat(position.last()).isEqualTo(15);
        assertThat(position.gaps()).extracting(ReadPosition.Gap::first, ReadPosition.Gap::last)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(12L, 14L));
        position.saw(13, 1);
        assertThat(position.gaps()).extracting(ReadPosition.Gap::first).containsExactly(12L, 14L);
        position.saw(12, 2);
        position.saw(14, 2);
        assertThat(position.gaps()).isEmpty();
    }

    @Test
    void waitsForALateCommitAsLongAsATransactionLastsAndNoLonger() {
        position.saw(12, 0);
        position.forget(LATER - 1);
        assertThat(position.gaps()).hasSize(1);
        position.forget(LATER);
        assertThat(position.gaps()).isEmpty();
    }

    @Test
    void missesNothingInWhateverOrderNumbersCome() {
        long seed = System.nanoTime();
        List<Long> numbers = new ArrayList<>(LongStream.rangeClosed(11, 300).boxed().toList());
        Collections.shuffle(numbers, new Random(seed));
        for (int i = 0; i < numbers.size(); i++) {
            position.saw(numbers.get(i), i);
            List<Long> seen = numbers.subList(0, i + 1);
            List<Long> missing = position.gaps().stream()
                    .flatMap(gap -> LongStream.rangeClosed(gap.first(), gap.last()).boxed()).toList();
            assertThat(missing).as("seed %d", seed).doesNotContainAnyElementsOf(seen)
                    .hasSize((int) (position.last() - 10) - seen.size());
        }
        assertThat(position.gaps()).isEmpty();
    }
}
