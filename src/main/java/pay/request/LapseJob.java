package pay.request;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes what was not paid in time. Runs on every instance: each takes what the others have not locked. */
@Component
class LapseJob {
    private static final Logger LOG = LoggerFactory.getLogger(LapseJob.class);

    private final LapseRequests lapseRequests;

    LapseJob(LapseRequests lapseRequests) {
        this.lapseRequests = lapseRequests;
    }

    @Scheduled(fixedDelayString = "${madang.pay.request.lapse-delay:1m}")
    void run() {
        try {
            int closed;
            do {
                closed = lapseRequests.next();
            } while (closed == LapseRequests.BATCH);
        } catch (RuntimeException e) {
            LOG.warn("Requests for money cannot be closed together: each by itself", e);
            // Ten batches: more that cannot be closed than that keep the later ones waiting, and are a matter for a person.
            lapseRequests.due(10 * LapseRequests.BATCH).forEach(this::alone);
        }
    }

    /** One that cannot be closed does not keep the others. */
    private void alone(MoneyRequestId id) {
        try {
            lapseRequests.one(id);
        } catch (RuntimeException e) {
            LOG.warn("Request for money {} is not closed; trying again later", id.value(), e);
        }
    }
}
