package commerce.cart;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import commerce.catalogue.SkuId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class CartsTest {
    @Autowired
    Carts carts;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;
    @Autowired
    Clock clock;

    @Test
    void holdsAHundredHoweverManyArePutAtOnce() throws Exception {
        Tsid member = ids.next();
        for (int i = 1; i < Carts.MOST_LINES; i++) {
            assertThat(put(member)).isTrue();
        }
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(() -> put(member));
        }
        int fit = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> each : threads.invokeAll(all)) {
                fit += each.get() ? 1 : 0;
            }
        }
        assertThat(fit).isEqualTo(1);
        assertThat(transaction.<List<CartLine>>execute(status -> carts.of(member))).hasSize(Carts.MOST_LINES);
    }

    private boolean put(Tsid member) {
        return transaction.<Boolean>execute(status -> carts.put(member,
                new CartLine(new SkuId(ids.nextLong()), 1, Won.of(1_000)), clock.instant()));
    }
}
