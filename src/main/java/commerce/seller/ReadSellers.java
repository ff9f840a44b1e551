package commerce.seller;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.business.BusinessNumber;
import platform.crypto.FieldEncryption;
import platform.database.Queries;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Sellers, as operators see them, and as they see themselves. */
@Queries
class ReadSellers {
    static final String OF_STATUS = """
            select id, name, status, created_at from commerce_seller where status = ? and id < ? order by id desc limit ?""";

    /** Of {@code like}, with what they are written by. */
    private static final Pattern SPECIAL = Pattern.compile("[!%_]");

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;

    ReadSellers(JdbcClient jdbc, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    /** One of them. */
    record Listed(SellerId id, String name, SellerStatus status, Instant since) {}

    /** Those of a status, the newest first, older than {@code before}. */
    public List<Listed> newest(SellerStatus status, long before, int most) {
        return jdbc.sql(OF_STATUS).params(status.name(), before, most).query(ReadSellers::listed).list();
    }

    /**
     * Those whose names begin so, whatever their status, by their names; spaces, and whether letters are capitals, are not looked at.
     *
     * @param after the last one seen; null: from the first on
     */
    public List<Listed> named(String beginning, @Nullable SellerId after, int most) {
        long last = after == null ? Long.MIN_VALUE : after.value();
        String lastName = after == null
                ? ""
                : jdbc.sql("select name_sought from commerce_seller where id = ?").param(last).query(String.class)
                        .optional().orElse("");
        return jdbc.sql("""
                select id, name, status, created_at from commerce_seller
                where name_sought like :beginning escape '!' and name_sought >= :lastName
                    and (name_sought > :lastName or id > :last)
                order by name_sought, id limit :most""")
                .param("beginning", SPECIAL.matcher(beginning.replace(" ", "")).replaceAll("!$0") + "%")
                .param("lastName", lastName).param("last", last).param("most", most)
                .query(ReadSellers::listed).list();
    }

    public Optional<Listed> find(SellerId id) {
        return jdbc.sql("select id, name, status, created_at from commerce_seller where id = ?").param(id.value())
                .query(ReadSellers::listed).optional();
    }

    /** What it applied with; empty for one that never did. */
    public Optional<SellerApplication> application(SellerId seller) {
        return jdbc
                .sql("""
                        select a.seller_id, s.name, a.business_number, a.representative, a.mail_order_number, a.phone, a.address,
                            a.documents, a.plan, a.entered_by, a.entered_at, a.decided_by
                        from commerce_seller_application a join commerce_seller s on s.id = a.seller_id where a.seller_id = ?""")
                .param(seller.value()).query((row, _) -> application(row)).optional();
    }

    /** What it says of itself; empty when it has said nothing. */
    public Optional<SellerProfile> profile(SellerId seller) {
        return jdbc.sql(SellerProfiles.SELECT).param(seller.value()).query(SellerProfiles::profile).optional();
    }

    /** What happened to one. */
    record Change(SellerStatus from, SellerStatus to, SellerHappening happened, String reason, Instant at) {}

    /** What happened to a seller, the newest first. */
    public List<Change> changes(SellerId seller, int most) {
        return jdbc.sql("""
                select from_status, to_status, happened, reason, changed_at from commerce_seller_change
                where seller_id = ? order by id desc limit ?""").params(seller.value(), most)
                .query((row, number) -> new Change(SellerStatus.valueOf(row.getString(1)),
                        SellerStatus.valueOf(row.getString(2)), SellerHappening.valueOf(row.getString(3)),
                        row.getString(4), UtcColumn.get(row, "changed_at")))
                .list();
    }

    private static Listed listed(ResultSet row, int number) throws SQLException {
        return new Listed(new SellerId(row.getLong("id")), row.getString("name"),
                SellerStatus.valueOf(row.getString("status")), UtcColumn.get(row, "created_at"));
    }

    private SellerApplication application(ResultSet row) throws SQLException {
        long id = row.getLong("seller_id");
        long decidedBy = row.getLong("decided_by");
        return new SellerApplication(new SellerId(id), row.getString("name"),
                new BusinessNumber(row.getString("business_number")),
                encryption.decrypt(Objects.requireNonNull(row.getString("representative")),
                        SellerApplications.address(id)),
                row.getString("mail_order_number"), row.getString("phone"), row.getString("address"),
                List.of(row.getString("documents").split(SellerApplications.DOCUMENTS)), row.getString("plan"),
                new Tsid(row.getLong("entered_by")), UtcColumn.get(row, "entered_at"),
                decidedBy == 0 ? null : new Tsid(decidedBy));
    }
}
