package pay.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccountId;
import platform.business.BusinessNumber;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** All applications of merchants. */
@Repository
class MerchantApplications {
    private final JdbcClient jdbc;
    private final FieldEncryption encryption;

    MerchantApplications(JdbcClient jdbc, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    /** False when the business applies already, or is a merchant of ours. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean insert(MerchantApplication application) {
        Won sales = application.yearlySales();
        String holder = application.holder();
        String number = application.businessNumber().digits();
        return jdbc.sql("""
                insert ignore into pay_merchant_application (merchant_id, business_number, open_business_number,
                    representative, bank_account_id, holder, plan, yearly_sales, entered_by, entered_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(application.merchantId().value(), number, number,
                        encryption.encrypt(application.representative(),
                                address("representative", application.merchantId().value())),
                        application.account().value(),
                        holder == null
                                ? null
                                : encryption.encrypt(holder, address("holder", application.merchantId().value())),
                        application.plan(), sales == null ? null : sales.amount(),
                        application.enteredBy().value(), UtcColumn.of(application.enteredAt())))
                .update() == 1;
    }

    @Transactional(readOnly = true)
    public Optional<MerchantApplication> find(MerchantId merchant) {
        return jdbc
                .sql("""
                        select merchant_id, business_number, representative, bank_account_id, holder, plan, yearly_sales, entered_by,
                            entered_at, decided_by from pay_merchant_application where merchant_id = ?""")
                .param(merchant.value()).query((row, _) -> application(row)).optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void decided(MerchantId merchant, Tsid by, Instant now) {
        jdbc.sql("update pay_merchant_application set decided_by = ?, decided_at = ? where merchant_id = ?")
                .params(by.value(), UtcColumn.of(now), merchant.value()).update();
    }

    /** Changes where it is paid out to. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void payOutTo(MerchantId merchant, BankAccountId account, String holder) {
        jdbc.sql("update pay_merchant_application set bank_account_id = ?, holder = ? where merchant_id = ?")
                .params(account.value(), encryption.encrypt(holder, address("holder", merchant.value())),
                        merchant.value())
                .update();
    }

    /** Lets the business apply again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void over(MerchantId merchant) {
        jdbc.sql("update pay_merchant_application set open_business_number = null where merchant_id = ?")
                .param(merchant.value()).update();
    }

    private MerchantApplication application(ResultSet row) throws SQLException {
        Long sales = row.getObject("yearly_sales", Long.class);
        Long decidedBy = row.getObject("decided_by", Long.class);
        String holder = row.getString("holder");
        long id = row.getLong("merchant_id");
        return new MerchantApplication(new MerchantId(id), new BusinessNumber(row.getString("business_number")),
                encryption.decrypt(row.getString("representative"), address("representative", id)),
                new BankAccountId(row.getLong("bank_account_id")),
                holder == null ? null : encryption.decrypt(holder, address("holder", id)), row.getString("plan"),
                sales == null ? null : Won.of(sales), new Tsid(row.getLong("entered_by")),
                UtcColumn.get(row, "entered_at"), decidedBy == null ? null : new Tsid(decidedBy));
    }

    private static FieldAddress address(String column, long id) {
        return new FieldAddress("pay_merchant_application", column, id);
    }
}
