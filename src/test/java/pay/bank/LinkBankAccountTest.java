package pay.bank;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import pay.PayScene;
import pay.error.PayError;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@MadangTest
class LinkBankAccountTest {
    @Autowired
    LinkBankAccount link;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Ids ids;

    @Test
    void leavesNoWalletBehindWhenTheBankRefuses() {
        Tsid member = ids.next();
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> link.link(member, BankCode.of("088").orElseThrow(),
                        new AccountNumber(PayScene.accountNumber("0001"))))
                .matches(refused -> refused.code() == PayError.BANK_ACCOUNT_REFUSED);
        assertThat(jdbc.queryForObject("select count(*) from pay_wallet where member_id = ?", Integer.class,
                member.value())).isZero();
    }
}
