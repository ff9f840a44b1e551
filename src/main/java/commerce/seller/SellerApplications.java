package commerce.seller;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import commerce.catalogue.SellerId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.business.BusinessNumber;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** All applications of sellers. The representative's name is encrypted. */
@Repository
class SellerApplications {
    private static final String DOCUMENTS = "\n";

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;

    SellerApplications(JdbcClient jdbc, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    /** False when the business applies already, or sells. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean insert(SellerApplication application) {
        long id = application.seller().value();
        String number = application.businessNumber().digits();
        try {
            jdbc.sql("""
                    insert into commerce_seller_application (seller_id, business_number, open_business_number,
                        representative, mail_order_number, phone, address, documents, plan, entered_by, entered_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(Arrays.asList(id, number, number,
                            encryption.encrypt(application.representative(), address(id)),
                            application.mailOrderNumber(), application.phone(), application.address(),
                            String.join(DOCUMENTS, application.documents()), application.plan(),
                            application.enteredBy().value(), UtcColumn.of(application.enteredAt())))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Transactional(readOnly = true)
    public Optional<SellerApplication> find(SellerId seller) {
        return jdbc
                .sql("""
                        select a.seller_id, s.name, a.business_number, a.representative, a.mail_order_number, a.phone, a.address,
                            a.documents, a.plan, a.entered_by, a.entered_at, a.decided_by
                        from commerce_seller_application a join commerce_seller s on s.id = a.seller_id where a.seller_id = ?""")
                .param(seller.value()).query(this::application).optional();
    }

    /** Notes who decided. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decided(SellerId seller, Tsid by, Instant now) {
        jdbc.sql("update commerce_seller_application set decided_by = ?, decided_at = ? where seller_id = ?")
                .params(by.value(), UtcColumn.of(now), seller.value()).update();
    }

    /** Nothing comes after it: the business may apply again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void applyAgain(SellerId seller) {
        jdbc.sql("update commerce_seller_application set open_business_number = null where seller_id = ?")
                .param(seller.value()).update();
    }

    private SellerApplication application(ResultSet row, int number) throws SQLException {
        long id = row.getLong("seller_id");
        long decidedBy = row.getLong("decided_by");
        return new SellerApplication(new SellerId(id), row.getString("name"),
                new BusinessNumber(row.getString("business_number")),
                encryption.decrypt(Objects.requireNonNull(row.getString("representative")), address(id)),
                row.getString("mail_order_number"), row.getString("phone"), row.getString("address"),
                List.of(row.getString("documents").split(DOCUMENTS)), row.getString("plan"),
                new Tsid(row.getLong("entered_by")), UtcColumn.get(row, "entered_at"),
                decidedBy == 0 ? null : new Tsid(decidedBy));
    }

    private static FieldAddress address(long id) {
        return new FieldAddress("commerce_seller_application", "representative", id);
    }
}
