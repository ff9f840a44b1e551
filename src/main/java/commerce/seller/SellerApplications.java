package commerce.seller;

import java.time.Instant;
import java.util.Arrays;

import commerce.catalogue.SellerId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** All applications of sellers. The representative's name is encrypted. */
@Repository
class SellerApplications {
    static final String DOCUMENTS = "\n";

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

    static FieldAddress address(long id) {
        return new FieldAddress("commerce_seller_application", "representative", id);
    }
}
