package pay.request;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes what was not paid in time. Runs on every instance: each takes what the others have not locked. */
@Component
class LapseJob {
    private final LapseRequests lapseRequests;

    LapseJob(LapseRequests lapseRequests) {
        this.lapseRequests = lapseRequests;
    }

    @Scheduled(fixedDelayString = "${madang.pay.request.lapse-delay:1m}")
    void run() {
        int closed;
        do {
            closed = lapseRequests.next();
        } while (closed == LapseRequests.BATCH);
    }
}
