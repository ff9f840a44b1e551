package member.profile;

import member.person.MemberId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.web.DomainException;
import platform.web.PlatformError;
import testing.MadangTest;
import testing.MemberActor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class ChangeNicknameTest {
    @LocalServerPort
    int port;
    @Autowired
    ChangeNickname nickname;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;

    /** By a request that was under way when they left. */
    @Test
    void findsNobodyWhoHasLeft() {
        MemberId id = new MemberId(Long.parseLong(MemberActor.at(port).signsUp().memberId));
        assertThat(nickname.change(id, "감귤").nickname()).isEqualTo("감귤");
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                update member_member set state = 'LEFT', phone = null, phone_index = null, name = null, nickname = null,
                    left_at = joined_at where id = ?""").param(id.value()).update());

        assertThatThrownBy(() -> nickname.change(id, "한라봉")).isInstanceOfSatisfying(DomainException.class,
                refused -> assertThat(refused.code()).isEqualTo(PlatformError.NOT_FOUND));
    }
}
