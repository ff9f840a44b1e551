package pay.request;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import platform.schedule.Sweep;

/** Closes what was not paid in time. Runs on every instance: each takes what the others have not locked. */
@Component
class LapseJob {

    private final LapseRequests lapseRequests;

    LapseJob(LapseRequests lapseRequests) {
        this.lapseRequests = lapseRequests;
    }

    @Scheduled(fixedDelayString = "${madang.pay.request.lapse-delay:1m}")
    void run() {
        // Ten batches: more that cannot be closed than that keep the later ones waiting, and are a matter for a person.
        Sweep.run("Requests for money", () -> lapseRequests.next() == LapseRequests.BATCH,
                () -> lapseRequests.due(10 * LapseRequests.BATCH), lapseRequests::one);
    }
}
