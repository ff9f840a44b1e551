package loan.application;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import loan.device.Departures;
import loan.device.LeaveClearances;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Tsid;
import platform.security.IdentityTier;
import platform.security.MemberCaller;
import testing.Api;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whoever leaves borrows nothing, and whoever has signed does not leave. */
@MadangTest
class LeavingBorrowerTest {
    @LocalServerPort
    int port;
    @Autowired
    MemberApplications ofMember;
    @Autowired
    Departures departures;
    @Autowired
    LeaveClearances clearances;
    @Autowired
    SignApplication signing;
    @Autowired
    ReadApplication read;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Clock clock;
    ApplicationScene scene;

    @BeforeEach
    void setTheScene(@Autowired ApplicationContext context) {
        scene = new ApplicationScene(context, port);
    }

    @Test
    void whatIsNotSignedGoesWithItsMember() {
        ApplicationId id = scene.submitted();
        transaction.executeWithoutResult(_ -> ofMember.forget(scene.member.id()));

        assertThat(scene.get(ApplicationScene.path(id)).text("state")).isEqualTo("CANCELED");
        assertThat(scene.count("loan_application_document where application_id = " + id.value())).isZero();
    }

    @Test
    void whoHasLeftBorrowsNothing() {
        ApplicationId id = scene.accepted();
        transaction.executeWithoutResult(_ -> departures.note(scene.member.id()));

        assertThat(scene.post(ApplicationScene.path(id) + "/submission", ApplicationScene.SUBMISSION).code())
                .isEqualTo("BORROWER_LEFT");
        assertThat(scene.post("/v1/loan/comparisons", Map.of("purpose", "LIVING", "amount", 20_000_000, "months", 36,
                "yearlyIncome", 52_000_000, "debtService", 0, "employment", "EMPLOYED", "housing", "OWNER",
                "termsVersion", 1)).code()).isEqualTo("BORROWER_LEFT");
        assertThat(scene.count("loan_application_document where application_id = " + id.value())).isZero();
    }

    @Test
    void whoIsLeavingSignsNothingUntilThatIsDecided() {
        ApplicationId id = scene.submitted();
        scene.approve(id, "0");
        transaction.executeWithoutResult(_ -> clearances.note(scene.member.id(), clock.instant()));
        Api.Answer refused = scene.sign(id);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("LEAVING_UNDER_WAY");

        transaction.executeWithoutResult(_ -> jdbc.update(
                "update loan_leave_clearance set asked_at = '2026-01-01' where member_id = ?",
                scene.member.id().value()));
        assertThat(scene.sign(id).status()).isEqualTo(200);
    }

    @Test
    void whoHasLeftNeitherAcceptsNorSigns() {
        ApplicationId id = scene.submitted();
        scene.approve(id, "0");
        String offer = scene.offer();
        transaction.executeWithoutResult(_ -> departures.note(scene.member.id()));

        assertThat(scene.sign(id).code()).isEqualTo("BORROWER_LEFT");
        assertThat(scene.post("/v1/loan/applications", Map.of("offerId", offer)).code()).isEqualTo("BORROWER_LEFT");
    }

    @Test
    void whoeverAsksWhetherTheySignedWaitsForTheSignature() throws Exception {
        ApplicationId id = scene.submitted();
        scene.approve(id, "0");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> signed = Objects.requireNonNull(transaction.execute(_ -> {
                signing.sign(
                        new MemberCaller(scene.member.id(), scene.member.deviceId(), new Tsid(1), IdentityTier.PHONE),
                        id, null,
                        scene.member.sign(scene.message(id)));
                Future<Boolean> asked = threads
                        .submit(() -> transaction.execute(_ -> ofMember.anySigned(scene.member.id())));
                assertThatThrownBy(() -> asked.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                return asked;
            }));
            assertThat(signed.get()).isTrue();
        }
    }
}
