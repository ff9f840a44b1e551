package pay.approval;

import org.springframework.stereotype.Component;
import pay.card.CardRequestId;
import pay.card.ResolveCardRequest;
import pay.error.PayError;
import platform.id.Tsid;
import platform.web.DomainException;

/** Ends a card request that neither side knows of, once the provider has said so again. */
@Component
class EndCardRequest implements Enactment<Terms.CardNeverDone> {
    private final ResolveCardRequest resolve;

    EndCardRequest(ResolveCardRequest resolve) {
        this.resolve = resolve;
    }

    @Override
    public Class<Terms.CardNeverDone> terms() {
        return Terms.CardNeverDone.class;
    }

    @Override
    public void check(Terms.CardNeverDone terms) {
        if (!resolve.isForAPerson(request(terms))) {
            throw new DomainException(PayError.PROPOSAL_INVALID);
        }
    }

    @Override
    public void prepare(Terms.CardNeverDone terms) {
        resolve.ask(request(terms));
    }

    @Override
    public String about(Terms.CardNeverDone terms) {
        return resolve.about(request(terms));
    }

    @Override
    public void enact(Tsid proposal, Terms.CardNeverDone terms) {
        if (!resolve.neverDone(request(terms))) {
            // The provider has it after all, or does not answer.
            throw new DomainException(PayError.PROPOSAL_INVALID);
        }
    }

    private static CardRequestId request(Terms.CardNeverDone terms) {
        return new CardRequestId(terms.request().value());
    }
}
