package platform.demo;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@MadangTest
class DemoLoaderTest {
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;

    private final List<String> batches = new ArrayList<>();

    @Test
    void goesOnAfterTheLastBatchThatWasCommitted() {
        DemoLoader loader = new DemoLoader(jdbc, transaction);
        assertThatIllegalStateException()
                .isThrownBy(() -> loader.once("resumed", progress -> progress.step("rows", 25, 10, (first, last) -> {
                    if (first == 21) {
                        throw new IllegalStateException("cut off");
                    }
                    batches.add(first + "-" + last);
                })));
        load(loader, "resumed", 25);
        load(loader, "resumed", 25);
        assertThat(batches).containsExactly("1-10", "11-20", "21-25");
    }

    @Test
    void writesABatchAgainThatLostAgainstWhatIsGoingOn() {
        new DemoLoader(jdbc, transaction).once("disturbed", progress -> progress.step("rows", 20, 10, (first, last) -> {
            batches.add(first + "-" + last);
            if (batches.size() == 2) {
                throw new IllegalStateException(new SQLException("Deadlock", "40001", 1213));
            }
        }));
        assertThat(batches).containsExactly("1-10", "11-20", "11-20");
    }

    @Test
    void addsWhatIsMissingWhenTheScaleGrows() {
        DemoLoader loader = new DemoLoader(jdbc, transaction);
        load(loader, "grown", 5);
        load(loader, "grown", 12);
        assertThat(batches).containsExactly("1-5", "6-12");
    }

    private void load(DemoLoader loader, String module, int count) {
        loader.once(module, progress -> progress.step("rows", count, 10, (first, last) -> batches
                .add(first + "-" + last)));
    }
}
