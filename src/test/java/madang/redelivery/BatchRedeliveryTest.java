package madang.redelivery;

import fixture.Instance;
import madang.redelivery.BatchListener.Habit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the harness sees of a listener that takes several events at once. */
class BatchRedeliveryTest {
    @ParameterizedTest
    @CsvSource({"COUNTS_ALL, changed by a replay to", "COUNTS_ALL_WHEN_ONE_IS_NEW, changed of what was done before",
            "COUNTS_NONE_WHEN_ONE_IS_KNOWN, changed by a replay one by one"})
    void seesWhoseEffectDoesNotStandOnceInABatch(Habit habit, String seen) {
        try (Instance instance = Instance.start(BatchListener.class, Instance.schema());
                Redelivery delivery = new Redelivery(instance.context())) {
            instance.bean(BatchListener.class).does(habit);

            assertThatThrownBy(() -> deliver(Redelivery.BATCH, instance, delivery)).isInstanceOf(AssertionError.class)
                    .hasMessageContaining(seen).hasMessageContaining(BatchListener.ID);
        }
    }

    @Test
    void namesWhoNeverGotABatchThatChangedSomething() throws Throwable {
        try (Instance instance = Instance.start(BatchListener.class, Instance.schema());
                Redelivery delivery = new Redelivery(instance.context())) {
            deliver(Redelivery.BATCH - 1, instance, delivery);
            assertThat(delivery.untestedTogether()).containsExactly(BatchListener.ID);

            deliver(Redelivery.BATCH, instance, delivery);
            assertThat(delivery.untestedTogether()).isEmpty();
        }
    }

    private static void deliver(int events, Instance instance, Redelivery delivery) throws Throwable {
        for (int i = 0; i < events; i++) {
            instance.publish();
        }
        delivery.pump();
    }
}
