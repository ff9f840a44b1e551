package platform.security;

import java.time.Duration;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import platform.time.UtcColumn;

import static org.assertj.core.api.Assertions.assertThat;

/** Access tokens that end before their time. */
class TokenRevocationsTest extends TokenInstance {
    @Test
    void endsASessionADeviceOrAMemberAtOnceHereAndSoonElsewhere() {
        TokenRevocations elsewhere = new TokenRevocations(jdbc, clock);
        AccessTokens other = tokens(keys, elsewhere);
        elsewhere.lookForOthers();
        for (Consumer<MemberCaller> end : java.util.List.<Consumer<MemberCaller>>of(
                c -> revocations.revokeSession(c.sessionId()), c -> revocations.revokeDevice(c.deviceId()),
                c -> revocations.revokeMember(c.memberId()))) {
            caller = new MemberCaller(next(), next(), next(), IdentityTier.PHONE);
            String token = tokens.issue(caller).value();
            assertThat(other.verify(token)).isEqualTo(caller);
            transaction.executeWithoutResult(status -> end.accept(caller));

            refuses(token, SecurityError.TOKEN_REVOKED);
            elsewhere.lookForOthers();
            refuses(other, token, SecurityError.TOKEN_REVOKED);
        }
    }

    @Test
    void aTokenIssuedAfterAMembersWereRevokedIsGood() {
        transaction.executeWithoutResult(status -> revocations.revokeMember(caller.memberId()));
        clock.move(Duration.ofMillis(2));
        assertThat(tokens.verify(tokens.issue(caller).value())).isEqualTo(caller);
    }

    @Test
    void aTokenThatARefreshIssuedBesideTheLogOutIsRefusedToo() {
        transaction.executeWithoutResult(status -> revocations.revokeSession(caller.sessionId()));
        clock.move(Duration.ofMillis(5));
        refuses(tokens.issue(caller).value(), SecurityError.TOKEN_REVOKED);
    }

    @Test
    void aRevocationThatIsRolledBackRevokesNothing() {
        String token = tokens.issue(caller).value();
        transaction.executeWithoutResult(status -> {
            revocations.revokeSession(caller.sessionId());
            status.setRollbackOnly();
        });
        assertThat(tokens.verify(token)).isEqualTo(caller);
    }

    @Test
    void knowsTheOthersBesideWhatANewerReleaseRevokes() {
        String token = tokens.issue(caller).value();
        transaction.executeWithoutResult(status -> revocations.revokeSession(caller.sessionId()));
        jdbc.sql("insert into platform_token_revocation values ('HOUSEHOLD', 1, ?)")
                .param(UtcColumn.of(clock.instant())).update();
        refuses(tokens(keys, new TokenRevocations(jdbc, clock)), token, SecurityError.TOKEN_REVOKED);
    }

    @Test
    void anInstanceThatStartsKnowsTheRevocationsBefore() {
        String token = tokens.issue(caller).value();
        transaction.executeWithoutResult(status -> revocations.revokeSession(caller.sessionId()));
        TokenRevocations started = new TokenRevocations(jdbc, clock);
        refuses(tokens(keys, started), token, SecurityError.TOKEN_REVOKED);
    }
}
