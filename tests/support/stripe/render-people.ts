import { faceOf, fingerprintOf } from './cards.ts';
import { apiVersion, example } from './contract.ts';
import type { CheckoutSession, Customer, Json, SavedCard, SetupIntent, StripeEvent, WebhookEndpoint, World } from './world.ts';

/** A customer as it goes over the wire; of a deleted one only the id is left. */
export function renderCustomer(world: World, customer: Customer): Json {
  if (customer.deleted) return { id: customer.id, object: 'customer', deleted: true };
  return {
    ...example('customer'), id: customer.id, created: customer.created, metadata: customer.metadata, email: customer.email, name: customer.name, description: customer.description, livemode: world.livemode, currency: null,
    discount: null, shipping: null, address: null, delinquent: false,
  };
}

/** A payment method as it goes over the wire. */
export function renderCard(world: World, { id, created, kind, customer, metadata }: SavedCard): Json {
  const { brand, last4, funding } = faceOf(kind);
  const method = example('payment_method');
  return {
    ...method, id, created, customer, metadata, livemode: world.livemode,
    billing_details: { address: { city: null, country: 'JP', line1: null, line2: null, postal_code: null, state: null }, email: null, name: null, phone: null, tax_id: null },
    card: { ...(method['card'] as Json), brand, display_brand: brand, last4, funding, fingerprint: fingerprintOf(kind), country: 'JP', networks: { available: [brand], preferred: null }, wallet: null, generated_from: null },
  };
}

/** A setup intent as it goes over the wire. */
export function renderSetupIntent(world: World, intent: SetupIntent): Json {
  return {
    ...example('setup_intent'), id: intent.id, created: intent.created, customer: intent.customer, metadata: intent.metadata, livemode: world.livemode, client_secret: `${intent.id}_secret_made_up`, status: intent.status,
    payment_method: intent.card, last_setup_error: intent.failure, cancellation_reason: intent.cancellationReason, automatic_payment_methods: null, payment_method_configuration_details: null, allowed_payment_method_types: ['card'],
    next_action: intent.status === 'requires_action' ? { type: 'redirect_to_url', redirect_to_url: { return_url: `${world.url}/checkout/${intent.session}`, url: `${world.url}/authenticate/${intent.id}` } } : null,
    payment_method_options: { card: { mandate_options: null, network: null, request_three_d_secure: intent.askedForThreeDSecure ? 'any' : 'automatic' } },
  };
}

/** A checkout session as it goes over the wire: only an open one has an address. */
export function renderSession(world: World, session: CheckoutSession): Json {
  return {
    ...example('checkout.session'), id: session.id, created: session.created, expires_at: session.expiresAt, mode: 'setup', status: session.status, customer: session.customer, client_reference_id: session.reference,
    setup_intent: session.setupIntent, payment_intent: null, success_url: session.successUrl, cancel_url: session.cancelUrl, locale: session.locale, currency: session.currency, metadata: session.metadata, livemode: world.livemode,
    payment_status: 'no_payment_required', url: session.status === 'open' ? `${world.url}/checkout/${session.id}` : null, currency_conversion: null, consent: null, consent_collection: null, managed_payments: null,
    payment_method_configuration_details: null, custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null }, allowed_payment_method_types: session.allowedTypes,
  };
}

/** An event as it goes over the wire. Its object is as it was then. */
export function renderEvent(world: World, event: StripeEvent): Json {
  return {
    ...example('event'), id: event.id, created: event.created, type: event.type, api_version: apiVersion, livemode: world.livemode, data: { object: event.object },
    pending_webhooks: event.delivered ? 0 : world.endpoints.size, request: { id: event.request.id, idempotency_key: event.request.key },
  };
}

/** A webhook endpoint as it goes over the wire; its secret is told once. */
export function renderEndpoint(world: World, endpoint: WebhookEndpoint, { withSecret = false } = {}): Json {
  return {
    ...example('webhook_endpoint'), id: endpoint.id, created: endpoint.created, url: endpoint.url, enabled_events: endpoint.types, api_version: apiVersion, livemode: world.livemode, status: 'enabled', description: endpoint.description,
    metadata: endpoint.metadata, ...(withSecret && { secret: endpoint.secret }),
  };
}
