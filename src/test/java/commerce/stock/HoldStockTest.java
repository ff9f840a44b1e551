package commerce.stock;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.order.OrderId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Pieces are held only when it is known that they are there. */
@MadangTest
class HoldStockTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    Ids ids;
    @Autowired
    Clock clock;

    @Test
    void namesTheFirstSkuOfWhichThereAreNotEnough() {
        TestShop shop = new TestShop(context);
        SkuId enough = shop.sells("감", 1_000, 5);
        SkuId few = shop.sells("밤", 1_000, 1);
        Optional<SkuId> missing = context.getBean(TransactionTemplate.class).execute(status -> {
            status.setRollbackOnly();
            return context.getBean(Stock.class)
                    .hold(Map.of(new OrderId(ids.nextLong()), Map.of(enough, 5, few, 2)));
        });
        assertThat(missing).hasValue(few);
    }

    /** The design forbids this setting, but nothing keeps an operator from it. */
    @Test
    void holdsNothingOverADriverThatDoesNotSayHowManyRowsItChanged(@Autowired Environment settings) {
        TestShop shop = new TestShop(context);
        SkuId one = shop.sells("감", 1_000, 5);
        SkuId other = shop.sells("밤", 1_000, 1);
        DriverManagerDataSource bulk = new DriverManagerDataSource(
                settings.getRequiredProperty("spring.datasource.url") + "?useBulkStmts=true",
                settings.getRequiredProperty("spring.datasource.username"),
                settings.getRequiredProperty("spring.datasource.password"));
        Stock stock = new Stock(JdbcClient.create(bulk), new JdbcTemplate(bulk), ids, clock);

        Optional<SkuId> missing = new TransactionTemplate(new JdbcTransactionManager(bulk)).execute(status -> {
            status.setRollbackOnly();
            return stock.hold(Map.of(new OrderId(ids.nextLong()), Map.of(one, 1, other, 2)));
        });
        assertThat(missing).isPresent();
    }
}
