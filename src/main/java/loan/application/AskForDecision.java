package loan.application;

import java.util.List;

import loan.comparison.Offer;
import loan.lender.Lender;
import loan.lender.LenderBreakers;
import loan.lender.LenderFault;
import loan.lender.LenderLine;
import loan.lender.LenderPanel;
import loan.lender.LenderReply;
import loan.lender.LoanRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import platform.id.Tsid;

/**
 * Asks a lender to decide, outside any transaction, when it has all files. One that does not take them or does not say is
 * asked again by the sweep.
 */
@Component
class AskForDecision {
    private static final Logger log = LoggerFactory.getLogger(AskForDecision.class);

    private final ReadApplication read;
    private final LenderPanel panel;
    private final LenderLine line;
    private final LenderBreakers breakers;
    private final HandOverFiles files;
    private final TakeDecision take;

    AskForDecision(ReadApplication read, LenderPanel panel, LenderLine line, LenderBreakers breakers,
            HandOverFiles files, TakeDecision take) {
        this.read = read;
        this.panel = panel;
        this.line = line;
        this.breakers = breakers;
        this.files = files;
        this.take = take;
    }

    void ask(ApplicationId id) {
        ReadApplication.Page page = read.any(id);
        Application application = page.application();
        if (application.state() != ApplicationState.SUBMITTED || application.dueAt() == null) {
            return;
        }
        Offer offer = page.offer();
        List<LoanRequest.Document> documents = read.documents(id).stream()
                .map(each -> new LoanRequest.Document(each.kind().name(), each.number())).toList();
        List<LoanRequest.Attachment> attachments = read.attachments(id).stream()
                .map(Attachment::told).toList();
        LoanRequest request = new LoanRequest(Tsid.of(id), application.dueAt(), offer.terms(), documents, attachments);
        try {
            Lender lender = panel.find(application.lenderId())
                    .orElseThrow(() -> new LenderFault("has left the panel"));
            files.handOver(lender, id);
            LenderReply reply = breakers.call(lender.id(), () -> line.apply(lender, request));
            take.take(id, reply);
        } catch (LenderFault e) {
            log.warn("Lender {} {}: application {} is asked about again", application.lenderId().value(),
                    e.getMessage(), id.value());
        }
    }
}
