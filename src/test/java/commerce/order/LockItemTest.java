package commerce.order;

import java.util.ArrayList;
import java.util.List;

import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.refusal.CommerceError;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import testing.StatementRecorder;

import static org.assertj.core.api.Assertions.assertThat;

class LockItemTest extends OrderScene {
    @Autowired
    LockItem lock;
    @Autowired
    TransactionTemplate transaction;

    @Test
    void locksManyItemsByAsManyStatementsAsFew() {
        SkuId sku = shop.sells("토란", 3_000, 20);
        TestOrders orders = new TestOrders(context);
        List<ItemId> lines = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            lines.add(orders.paid(buyer, sku, 1));
        }
        List<ItemId> asked = lines.reversed();
        try (StatementRecorder recorder = new StatementRecorder(context)) {
            List<LockItem.Locked> locked = transaction.execute(status -> lock.ofSeller(shop.seller(), asked));
            assertThat(locked).extracting(each -> each.item().id()).containsExactlyElementsOf(lines);
            assertThat(locked).allMatch(each -> each.buyer().equals(buyer) && each.paymentId() != null);
            assertThat(recorder.statements().stream()
                    .filter(each -> each.thread() == Thread.currentThread().threadId())).hasSize(3);
        }
    }

    @Test
    void knowsNoneOfThemWhenOneIsAnotherSellers() {
        TestOrders orders = new TestOrders(context);
        ItemId mine = orders.paid(buyer, shop.sells("토란", 3_000, 1), 1);
        ItemId theirs = orders.paid(buyer, new TestShop(context).sells("연근", 3_000, 1), 1);
        refuses(CommerceError.ITEM_NOT_FOUND, () -> transaction
                .executeWithoutResult(status -> lock.ofSeller(shop.seller(), List.of(mine, theirs))));
        refuses(CommerceError.ITEM_NOT_FOUND, () -> transaction
                .executeWithoutResult(status -> lock.ofSeller(shop.seller(), List.of(mine, new ItemId(1)))));
        refuses(CommerceError.ITEM_NOT_FOUND, () -> transaction
                .executeWithoutResult(status -> lock.ofSeller(shop.seller(), List.of(new ItemId(1)))));
    }
}
