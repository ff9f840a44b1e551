package commerce.stock;

import java.time.Clock;

import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.refusal.CommerceError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.id.Ids;
import platform.time.UtcColumn;
import platform.web.DomainException;

/** A seller's person, or its system, says how many pieces are on hand: of what they saw, and never fewer than are held for orders. */
@Service
public class AdjustStock {
    private final JdbcClient jdbc;
    private final OwnSkus skus;
    private final Ids ids;
    private final Clock clock;

    AdjustStock(JdbcClient jdbc, OwnSkus skus, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.skus = skus;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Changes it, with a row of the ledger that says who and why; nothing happens when that many are there already.
     *
     * @param seen how many were on hand when they looked
     * @throws DomainException {@code SKU_NOT_FOUND}, also of another seller's; {@code STOCK_CHANGED_MEANWHILE},
     *     {@code STOCK_BELOW_HELD}
     */
    @RetriedOnConflict
    @Transactional
    public void adjust(CountedBy by, SellerId seller, SkuId sku, int seen, int onHand, String reason) {
        skus.require(seller, sku);
        if (seen != onHand) {
            jdbc.sql("""
                    insert into commerce_stock_entry (id, sku_id, kind, quantity, at, reason, staff_id, key_id)
                    values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(ids.nextLong(), sku.value(), EntryKind.ADJUSTED.name(), onHand - seen,
                            UtcColumn.of(clock.instant()), reason)
                    .param(by.staff()).param(by.key())
                    .update();
        }
        // Last, since buyers want this row.
        if (jdbc.sql("update commerce_stock set on_hand = ? where sku_id = ? and on_hand = ? and held <= ?")
                .params(onHand, sku.value(), seen, onHand).update() == 0) {
            Pieces now = jdbc.sql("select on_hand, held from commerce_stock where sku_id = ?").param(sku.value())
                    .query((row, number) -> new Pieces(row.getInt("on_hand"), row.getInt("held"))).single();
            if (now.onHand() != seen) {
                throw new DomainException(CommerceError.STOCK_CHANGED_MEANWHILE, now.onHand());
            }
            if (onHand < now.held()) {
                throw new DomainException(CommerceError.STOCK_BELOW_HELD, now.held());
            }
            // It would fit by now, but the stock is as it was, and its ledger must be too.
            throw new DomainException(CommerceError.STOCK_CHANGED_MEANWHILE, now.onHand());
        }
    }
}
