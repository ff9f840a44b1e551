package member.pinreset;

import java.time.LocalDate;

import member.device.DeviceId;
import member.device.DeviceView;
import member.device.FindDevice;
import member.error.MemberError;
import member.identity.RecognisePerson;
import member.profile.MemberView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import platform.security.DeviceSignatures;
import platform.security.IdentityTier;
import platform.web.DomainException;

/**
 * What shows, besides the code from the phone, that it is the member who has forgotten the PIN: a number can be taken over
 * (SIM swap), so the number alone is not enough.
 */
@Component
class OwnerProof {
    private final FindDevice devices;
    private final RecognisePerson recognise;

    OwnerProof(FindDevice devices, RecognisePerson recognise) {
        this.devices = devices;
        this.recognise = recognise;
    }

    /** What is asked for. */
    enum Demand {
        /** The signature of a device that the member has bound. */
        DEVICE,
        /** That the identity service knows the phone's owner as the person whose real name was verified. */
        IDENTITY;

        static Demand of(IdentityTier tier) {
            return switch (tier) {
                case PHONE -> DEVICE;
                case REAL_NAME -> IDENTITY;
            };
        }
    }

    /** What the app sends; which of it is looked at, the tier decides. */
    record Offered(@Nullable DeviceId device, @Nullable String signature, @Nullable LocalDate bornOn) {}

    /** What a device signs. */
    static String message(String ticket, DeviceId device) {
        return "madang.member.pin-reset.v1\n" + ticket + "\n" + device.value();
    }

    /**
     * Not in a transaction: the identity service may be asked.
     *
     * @throws DomainException {@link MemberError#PROOF_MISSING}, {@link MemberError#DEVICE_PROOF_INVALID},
     *         {@link MemberError#IDENTITY_NOT_CONFIRMED}, {@link MemberError#IDENTITY_SERVICE_UNAVAILABLE}
     */
    void check(MemberView member, String ticket, Offered offered) {
        switch (Demand.of(member.tier())) {
            case DEVICE -> checkDevice(member, ticket, offered);
            case IDENTITY -> recognise.require(member, present(offered.bornOn(), Demand.IDENTITY));
        }
    }

    private void checkDevice(MemberView member, String ticket, Offered offered) {
        DeviceId id = present(offered.device(), Demand.DEVICE);
        String signature = present(offered.signature(), Demand.DEVICE);
        String key = devices.of(member.id(), id).map(DeviceView::publicKey).orElse("");
        if (key.isEmpty() || !DeviceSignatures.verify(key, message(ticket, id), signature)) {
            throw new DomainException(MemberError.DEVICE_PROOF_INVALID);
        }
    }

    private static <T> T present(@Nullable T offered, Demand demand) {
        if (offered == null) {
            throw new DomainException(MemberError.PROOF_MISSING, demand);
        }
        return offered;
    }
}
