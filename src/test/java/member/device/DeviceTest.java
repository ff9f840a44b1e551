package member.device;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import testing.MadangTest;
import testing.MemberActor;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class DeviceTest {
    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;

    @Test
    void refusesARevokedDeviceAtOnce() {
        MemberActor first = MemberActor.at(port).signsUp();
        MemberActor second = first.withAnotherDevice().logsInOnNewDevice();
        assertThat(first.delete("/v1/member/devices/" + second.deviceId).status()).isEqualTo(204);
        assertThat(second.get("/v1/member/profile").code()).isEqualTo("TOKEN_REVOKED");
        assertThat(second.triesToRefresh(second.refreshToken).code()).isEqualTo("REFRESH_REFUSED");
        assertThat(second.triesToLogIn().code()).isEqualTo("LOG_IN_REFUSED");
        assertThat(first.get("/v1/member/devices").body().get("items")).hasSize(1);
    }

    @Test
    void doesNotRevokeAnothersDevice() {
        MemberActor owner = MemberActor.at(port).signsUp();
        MemberActor other = MemberActor.at(port).signsUp();
        assertThat(other.delete("/v1/member/devices/" + owner.deviceId).code()).isEqualTo("DEVICE_NOT_FOUND");
        assertThat(owner.get("/v1/member/profile").status()).isEqualTo(200);
    }

    @Test
    void givesASixthDeviceThePlaceOfTheOldest() {
        MemberActor first = MemberActor.at(port).signsUp();
        MemberActor latest = first;
        for (int i = 0; i < 5; i++) {
            forgetCodesSent();
            latest = first.withAnotherDevice().logsInOnNewDevice();
        }
        assertThat(latest.get("/v1/member/devices").body().get("items")).hasSize(BindDevice.MOST);
        assertThat(first.get("/v1/member/profile").code()).isEqualTo("TOKEN_REVOKED");
    }

    @Test
    void takesAKeyThatIsBoundAgainFromItsOldDevice() {
        MemberActor first = MemberActor.at(port).signsUp();
        MemberActor again = first.withAnotherDevice();
        again.keys = first.keys;
        again.logsInOnNewDevice();
        assertThat(again.get("/v1/member/devices").body().get("items")).hasSize(1);
        assertThat(first.get("/v1/member/profile").code()).isEqualTo("TOKEN_REVOKED");
    }

    private void forgetCodesSent() {
        transaction.executeWithoutResult(
                status -> jdbc.sql("delete from member_throttle where limit_name = 'CODES_PER_PHONE'").update());
    }
}
