package platform.demo;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/**
 * Writes demo data in batches, each once: how far a step got is kept in the transaction that wrote the rows. A start that
 * was cut off goes on where it stopped, two instances that start together share the work, and a start with everything
 * there only reads, once for all steps.
 */
@Component
@ConditionalOnDemo
public class DemoLoader {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Supplier<Map<String, Long>> before;

    DemoLoader(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.before = SingletonSupplier.of(this::loaded);
    }

    /**
     * Loads one module's demo data.
     *
     * @param module whose, for example {@code pay}; the steps it names in {@code load} are its own
     * @param load the steps, in order
     */
    public void once(String module, Consumer<DemoProgress> load) {
        load.accept(new DemoProgress(module, before.get(), jdbc, transaction));
    }

    private Map<String, Long> loaded() {
        return jdbc.sql("select part, step, loaded from platform_demo_load")
                .query((row, _) -> Map.entry(DemoProgress.key(row.getString("part"), row.getString("step")),
                        row.getLong("loaded")))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
