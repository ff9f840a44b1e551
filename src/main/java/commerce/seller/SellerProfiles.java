package commerce.seller;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import commerce.catalogue.SellerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The profiles' rows. */
@Repository
class SellerProfiles {
    static final String SELECT = """
            select introduction, phone, hours, email, return_postal_code, return_address, changes, holiday_from, holiday_until
            from commerce_seller_profile where seller_id = ?""";

    private final JdbcClient jdbc;

    SellerProfiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A seller's; nobody else changes it before the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public SellerProfile lock(SellerId seller) {
        jdbc.sql("""
                insert into commerce_seller_profile (seller_id, introduction, phone) values (?, '', '')
                on duplicate key update seller_id = values(seller_id)""").param(seller.value()).update();
        return jdbc.sql(SELECT + " for update").param(seller.value()).query(SellerProfiles::profile).single();
    }

    /** Describes one that is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void describe(SellerId seller, ShopDescription says) {
        jdbc.sql("""
                update commerce_seller_profile set introduction = ?, phone = ?, hours = ?, email = ?,
                    return_postal_code = ?, return_address = ?, changes = changes + 1
                where seller_id = ?""")
                .params(says.introduction(), says.phone(), says.hours(), says.email(), says.returnPostalCode(),
                        says.returnAddress(), seller.value())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void plan(SellerId seller, LocalDate from, LocalDate until) {
        jdbc.sql("""
                insert into commerce_seller_profile (seller_id, introduction, phone, holiday_from, holiday_until)
                values (?, '', '', ?, ?)
                on duplicate key update holiday_from = values(holiday_from), holiday_until = values(holiday_until)""")
                .params(seller.value(), Date.valueOf(from), Date.valueOf(until)).update();
    }

    /** The holiday that it is on ends with that day. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void until(SellerId seller, LocalDate last) {
        jdbc.sql(
                "update commerce_seller_profile set holiday_until = ? where seller_id = ? and holiday_from is not null")
                .params(Date.valueOf(last), seller.value()).update();
    }

    /** Whether there was one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean forgetHoliday(SellerId seller) {
        return jdbc.sql("""
                update commerce_seller_profile set holiday_from = null, holiday_until = null
                where seller_id = ? and holiday_from is not null""").param(seller.value()).update() == 1;
    }

    /** Unless another was planned meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetHolidayBefore(SellerId seller, LocalDate today) {
        jdbc.sql("""
                update commerce_seller_profile set holiday_from = null, holiday_until = null
                where seller_id = ? and holiday_until < ?""").params(seller.value(), Date.valueOf(today)).update();
    }

    /** Sellers whose holiday has begun and who are still open. */
    @Transactional(readOnly = true)
    public List<SellerId> leaving(LocalDate today) {
        return sellers("p.holiday_from <= ? and p.holiday_until >= ? and s.status = 'APPROVED'", today, today);
    }

    /** Sellers whose holiday is over. */
    @Transactional(readOnly = true)
    public List<SellerId> back(LocalDate today) {
        return sellers("p.holiday_from < ? and p.holiday_until < ?", today, today);
    }

    static SellerProfile profile(ResultSet row, int number) throws SQLException {
        return new SellerProfile(says(row), row.getInt("changes"), row.getObject("holiday_from", LocalDate.class),
                row.getObject("holiday_until", LocalDate.class));
    }

    static ShopDescription says(ResultSet row) throws SQLException {
        return new ShopDescription(row.getString("introduction"), row.getString("phone"), row.getString("hours"),
                row.getString("email"), row.getString("return_postal_code"), row.getString("return_address"));
    }

    private List<SellerId> sellers(String which, LocalDate one, LocalDate other) {
        return jdbc.sql(
                "select p.seller_id from commerce_seller_profile p join commerce_seller s on s.id = p.seller_id where "
                        + which + " limit 1000")
                .params(Date.valueOf(one), Date.valueOf(other))
                .query((row, number) -> new SellerId(row.getLong(1))).list();
    }
}
