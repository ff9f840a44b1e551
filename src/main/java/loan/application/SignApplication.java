package loan.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import loan.device.CheckDeviceSignature;
import loan.device.Departures;
import loan.device.LeaveClearances;
import loan.refusal.LoanError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.security.MemberCaller;
import platform.web.DomainException;

/** The member signs what the lender approved, with the key of their device: from here the lender pays out. */
@Service
class SignApplication {
    private final Applications applications;
    private final CheckDeviceSignature signatures;
    private final Departures departures;
    private final LeaveClearances clearances;
    private final ApplicationSettings settings;
    private final Clock clock;

    SignApplication(Applications applications, CheckDeviceSignature signatures, Departures departures,
            LeaveClearances clearances, ApplicationSettings settings, Clock clock) {
        this.applications = applications;
        this.signatures = signatures;
        this.departures = departures;
        this.clearances = clearances;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Signs.
     *
     * @param bankAccountId a linked account for the money; null for the wallet
     * @param signature of the caller's device over {@link #message}
     * @throws DomainException {@code APPLICATION_STATE_WRONG}, {@code BORROWER_LEFT}, {@code LEAVING_UNDER_WAY}, or what is wrong with the signature
     */
    @Transactional
    ApplicationId sign(MemberCaller caller, ApplicationId id, @Nullable Tsid bankAccountId, String signature) {
        Application application = OwnApplication.require(applications.lock(id), caller.memberId());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Application signed = application.inTime(now).to(ApplicationState.SIGNED, now.plus(settings.payOutAgain()))
                .payingInto(bankAccountId);
        signatures.check(caller, message(id, Objects.requireNonNull(signed.decided()), bankAccountId), signature);
        applications.keepSignature(id, caller.deviceId(), signature, now);
        applications.save(signed, now);
        if (departures.has(caller.memberId())) {
            throw new DomainException(LoanError.BORROWER_LEFT);
        }
        if (clearances.has(caller.memberId())) {
            throw new DomainException(LoanError.LEAVING_UNDER_WAY);
        }
        return id;
    }

    /** What the device signs: the approved terms with the fee that is withheld, and where the money goes. */
    static String message(ApplicationId id, Application.Decided decided, @Nullable Tsid bankAccountId) {
        return "madang.loan.sign.v2\n%d\n%d\n%s\n%d\n%s".formatted(id.value(), decided.amount().amount(),
                decided.annualRate().stripTrailingZeros().toPlainString(), decided.upfrontFee().amount(),
                bankAccountId == null ? "WALLET" : bankAccountId.toString());
    }
}
