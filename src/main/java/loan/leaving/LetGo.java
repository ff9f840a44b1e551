package loan.leaving;

import loan.application.MemberApplications;
import loan.comparison.MemberComparisons;
import loan.device.Departures;
import loan.device.ForgetDevices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** A member has left: what they said of themselves is erased, what is not signed is taken back. */
@Service
class LetGo {
    private final Departures departures;
    private final ForgetDevices devices;
    private final MemberApplications applications;
    private final MemberComparisons comparisons;

    LetGo(Departures departures, ForgetDevices devices, MemberApplications applications,
            MemberComparisons comparisons) {
        this.departures = departures;
        this.devices = devices;
        this.applications = applications;
        this.comparisons = comparisons;
    }

    @Transactional
    void left(Tsid member) {
        departures.note(member);
        devices.of(member);
        applications.forget(member);
        comparisons.forget(member);
    }
}
