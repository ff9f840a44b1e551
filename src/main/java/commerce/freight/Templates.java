package commerce.freight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.money.Won;
import platform.time.UtcColumn;

/** The rows of shipping templates. */
@Service
public class Templates {
    private static final String COLUMNS = """
            t.id, t.seller_id, t.name, t.fee, t.free_from, t.per_pieces, t.bundles, t.jeju_fee, t.island_fee,
            t.return_fee, t.exchange_fee""";

    private final JdbcClient jdbc;

    Templates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    public void add(ShippingTemplate template) {
        Won freeFrom = template.freeFrom();
        jdbc.sql("""
                insert into commerce_shipping_template (id, seller_id, name, fee, free_from, per_pieces, bundles,
                    jeju_fee, island_fee, return_fee, exchange_fee)
                values (:id, :seller, :name, :fee, :freeFrom, :perPieces, :bundles, :jeju, :island, :back,
                    :exchange)""").param("id", template.id().value()).param("seller", template.sellerId().value())
                .param("name", template.name()).param("fee", template.fee().amount())
                .param("freeFrom", freeFrom == null ? null : freeFrom.amount())
                .param("perPieces", template.perPieces()).param("bundles", template.bundles())
                .param("jeju", template.jejuFee().amount()).param("island", template.islandFee().amount())
                .param("back", template.returnFee().amount()).param("exchange", template.exchangeFee().amount())
                .update();
    }

    /** Changes one; false when it is not its seller's. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean change(ShippingTemplate template) {
        Won freeFrom = template.freeFrom();
        return jdbc.sql("""
                update commerce_shipping_template set name = :name, fee = :fee, free_from = :freeFrom,
                    per_pieces = :perPieces, bundles = :bundles, jeju_fee = :jeju, island_fee = :island,
                    return_fee = :back, exchange_fee = :exchange, changes = changes + 1
                where id = :id and seller_id = :seller and removed_at is null""").param("id", template.id().value())
                .param("seller", template.sellerId().value()).param("name", template.name())
                .param("fee", template.fee().amount()).param("freeFrom", freeFrom == null ? null : freeFrom.amount())
                .param("perPieces", template.perPieces()).param("bundles", template.bundles())
                .param("jeju", template.jejuFee().amount()).param("island", template.islandFee().amount())
                .param("back", template.returnFee().amount()).param("exchange", template.exchangeFee().amount())
                .update() == 1;
    }

    /** Nobody chooses it any more; false when it is not its seller's, or was removed before. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean remove(SellerId seller, TemplateId id, Instant now) {
        return jdbc.sql("""
                update commerce_shipping_template set removed_at = ?
                where id = ? and seller_id = ? and removed_at is null""")
                .params(UtcColumn.of(now), id.value(), seller.value()).update() == 1;
    }

    /** Whether a product that may be sold is sent by it. */
    boolean isUsed(TemplateId id) {
        return jdbc
                .sql("""
                        select exists (select 1 from commerce_product where shipping_template_id = ? and status <> 'STOPPED')""")
                .param(id.value()).query(Boolean.class).single();
    }

    /** A seller's, the oldest first. */
    @Transactional(readOnly = true)
    public List<ShippingTemplate> of(SellerId seller) {
        return jdbc.sql("select " + COLUMNS
                + " from commerce_shipping_template t where t.seller_id = ? and t.removed_at is null order by t.id")
                .param(seller.value()).query(Templates::template).list();
    }

    /** Those of these ids. */
    public Map<TemplateId, ShippingTemplate> of(Collection<TemplateId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc.sql("select " + COLUMNS + " from commerce_shipping_template t where t.id in (:ids)")
                        .param("ids", ids.stream().map(TemplateId::value).toList()).query(Templates::template).list()
                        .stream().collect(Collectors.toMap(ShippingTemplate::id, Function.identity()));
    }

    private static ShippingTemplate template(ResultSet row, int number) throws SQLException {
        return new ShippingTemplate(new TemplateId(row.getLong("id")), new SellerId(row.getLong("seller_id")),
                row.getString("name"), ShippingTemplate.kind(Won.of(row.getLong("fee")), won(row, "free_from"),
                        row.getObject("per_pieces", Integer.class)),
                Won.of(row.getLong("fee")),
                won(row, "free_from"), row.getObject("per_pieces", Integer.class), row.getBoolean("bundles"),
                Won.of(row.getLong("jeju_fee")), Won.of(row.getLong("island_fee")), Won.of(row.getLong("return_fee")),
                Won.of(row.getLong("exchange_fee")));
    }

    private static @Nullable Won won(ResultSet row, String column) throws SQLException {
        long amount = row.getLong(column);
        return row.wasNull() ? null : Won.of(amount);
    }
}
