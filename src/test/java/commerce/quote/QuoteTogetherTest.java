package commerce.quote;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.freight.Zones;
import commerce.refusal.CommerceError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.money.Won;
import platform.web.DomainException;
import platform.web.commit.Outcome;
import testing.MadangTest;
import testing.StatementRecorder;

import static org.assertj.core.api.Assertions.assertThat;

/** Quotes that share a transaction: each becomes what it would have become alone. */
@MadangTest
class QuoteTogetherTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    MakeQuote make;
    @Autowired
    Quotes quotes;
    @Autowired
    Ids ids;

    TestShop shop;

    @BeforeEach
    void open() {
        shop = new TestShop(context);
    }

    @Test
    void quotesEachAndRefusesEachAlone() {
        SkuId tea = shop.sells("녹차", 9_000, 5);
        FreezeWish.Asked first = asked(tea, 2);
        FreezeWish.Asked second = asked(tea, 1);

        List<Outcome<Quote>> outcomes = make.make(List.of(first, asked(tea, 6), asked(new SkuId(1), 1),
                asked(tea, 1_000), second));

        assertThat(outcomes.get(0).orThrow().frozen().total()).isEqualTo(Won.of(18_000));
        assertThat(outcomes.get(4).orThrow().frozen().total()).isEqualTo(Won.of(9_000));
        assertThat(quotes.find(first.member(), outcomes.get(0).orThrow().id())).hasValue(outcomes.get(0).orThrow());
        assertThat(quotes.find(second.member(), outcomes.get(4).orThrow().id())).hasValue(outcomes.get(4).orThrow());
        assertThat(quotes.find(second.member(), outcomes.get(0).orThrow().id())).as("another's").isEmpty();
        assertThat(outcomes.subList(1, 4)).extracting(each -> ((DomainException) each.refusal()).code())
                .containsExactly(CommerceError.SOLD_OUT, CommerceError.UNKNOWN_SKU, CommerceError.TOO_MANY_PIECES);
    }

    @Test
    void asksTheDatabaseAsOftenForManyAsForOne() {
        SkuId tea = shop.sells("녹차", 9_000, 50);
        assertThat(statements(tea, 8)).isPositive().isEqualTo(statements(tea, 1));
    }

    private long statements(SkuId sku, int wishes) {
        List<FreezeWish.Asked> asked = IntStream.range(0, wishes).mapToObj(_ -> asked(sku, 1)).toList();
        try (StatementRecorder recorder = new StatementRecorder(context)) {
            assertThat(make.make(asked)).allMatch(each -> each.value() != null);
            long thread = Thread.currentThread().threadId();
            return recorder.statements().stream().filter(each -> each.thread() == thread).count();
        }
    }

    private FreezeWish.Asked asked(SkuId sku, int pieces) {
        return new FreezeWish.Asked(ids.next(),
                new Wish(new LinkedHashMap<>(Map.of(sku, pieces)), List.of(), Zones.of("06236")));
    }
}
