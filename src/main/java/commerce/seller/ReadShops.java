package commerce.seller;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.business.BusinessNumber;
import platform.crypto.FieldEncryption;
import platform.database.Queries;

/** Shops, as buyers see them. */
@Queries
public class ReadShops {
    private final JdbcClient jdbc;
    private final FieldEncryption encryption;

    ReadShops(JdbcClient jdbc, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    /** A shop that is or was open. One that is terminated too: its buyers have something to send back, and somebody to write to. */
    Optional<Shop> find(SellerId seller) {
        return jdbc
                .sql("""
                        select s.id, s.name, s.status, coalesce(p.introduction, '') as introduction, coalesce(p.phone, '') as phone,
                            coalesce(p.hours, '') as hours, coalesce(p.email, '') as email,
                            coalesce(p.return_postal_code, '') as return_postal_code,
                            coalesce(p.return_address, '') as return_address,
                            a.representative, a.business_number, a.mail_order_number, a.phone as business_phone, a.address
                        from commerce_seller s left join commerce_seller_profile p on p.seller_id = s.id
                        left join commerce_seller_application a on a.seller_id = s.id
                        where s.id = ? and s.status not in ('APPLIED', 'REFUSED')""")
                .param(seller.value()).query((row, number) -> new Shop(row.getString("name"),
                        SellerStatus.APPROVED.name().equals(row.getString("status")), SellerProfiles.says(row),
                        business(row)))
                .optional();
    }

    /** Where a shop has what comes back; empty when it has not said. */
    public Optional<ReturnPlace> returnPlace(SellerId seller) {
        return jdbc.sql("""
                select s.name, p.phone, p.return_postal_code, p.return_address
                from commerce_seller_profile p join commerce_seller s on s.id = p.seller_id
                where p.seller_id = ? and p.return_address <> ''""").param(seller.value())
                .query((row, number) -> new ReturnPlace(row.getString("name"), row.getString("phone"),
                        row.getString("return_postal_code"), row.getString("return_address")))
                .optional();
    }

    private Shop.@Nullable Business business(ResultSet row) throws SQLException {
        String representative = row.getString("representative");
        return representative == null
                ? null
                : new Shop.Business(
                        encryption.decrypt(representative, SellerApplications.address(row.getLong("id"))),
                        new BusinessNumber(Objects.requireNonNull(row.getString("business_number"))),
                        Objects.requireNonNull(row.getString("mail_order_number")),
                        Objects.requireNonNull(row.getString("business_phone")),
                        Objects.requireNonNull(row.getString("address")));
    }
}
