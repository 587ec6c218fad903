/** Google's canonical status words, by HTTP status. */
const STATUS: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
};

export type Api = 'sheets' | 'forms' | 'drive';

/** What goes over the wire when a call fails. */
export interface Failure {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A call that Google would refuse; the body is the recorded one. */
export class Refusal extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, message: string) {
    super(message);
    this.name = new.target.name;
    this.failure = failure;
  }
}

/** The body that Sheets and Forms send: no `errors` list, details only where there are some. */
export function refusal(
  code: number,
  message: string,
  more: {
    readonly details?: readonly unknown[];
    readonly headers?: Record<string, string>;
    readonly status?: string;
  } = {},
): Refusal {
  const error = {
    code,
    message,
    status: more.status ?? STATUS[code],
    ...(more.details === undefined ? {} : { details: more.details }),
  };
  return new Refusal(
    { status: code, body: { error }, ...(more.headers ? { headers: more.headers } : {}) },
    message,
  );
}

export function invalid(message: string): Refusal {
  return refusal(400, message);
}

/** A 400 that names the fields that are wrong, as the JSON reader and the mask reader do. */
export function badField(field: string, description: string, message = description): Refusal {
  return refusal(400, message, {
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.BadRequest',
        fieldViolations: [{ field, description }],
      },
    ],
  });
}

export function noPermission(): Refusal {
  return refusal(403, 'The caller does not have permission');
}

export function notFound(): Refusal {
  return refusal(404, 'Requested entity was not found.');
}

/** Drive's own shape: an `errors` list and no `status`. */
export function driveRefusal(
  code: number,
  reason: string,
  message: string,
  where: Readonly<Record<string, string>> = {},
): Refusal {
  const error = { errors: [{ domain: 'global', reason, message, ...where }], code, message };
  return new Refusal({ status: code, body: { error } }, message);
}

/** The token endpoint's shape, where `error` is a word. */
export function oauthRefusal(error: string, description: string, status = 400): Refusal {
  return new Refusal({ status, body: { error, error_description: description } }, description);
}

const UNAUTHENTICATED =
  'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie ' +
  'or other valid authentication credential. See ' +
  'https://developers.google.com/identity/sign-in/web/devconsole-project.';

export function unauthenticated(): Refusal {
  return refusal(401, UNAUTHENTICATED, {
    headers: {
      'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="invalid_token"',
    },
  });
}

/** A call without any token. */
export function anonymous(): Refusal {
  return refusal(
    403,
    "Method doesn't allow unregistered callers (callers without established identity). Please " +
      'use API Key or other form of API consumer identity to call this API.',
  );
}

export function insufficientScope(api: Api, method: string, scopes: readonly string[]): Refusal {
  const names = scopes.map((scope) => `https://www.googleapis.com/auth/${scope}`).join(' ');
  return refusal(403, 'Request had insufficient authentication scopes.', {
    headers: {
      'www-authenticate': `Bearer realm="https://accounts.google.com/", error="insufficient_scope", scope="${names}"`,
    },
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
        domain: 'googleapis.com',
        metadata: { service: `${api}.googleapis.com`, method },
      },
    ],
  });
}

const TITLES = {
  sheets: 'Google Sheets API',
  forms: 'Google Forms API',
  drive: 'Google Drive API',
};
const PROJECT = '1234567890';

export function serviceDisabled(api: Api): Refusal {
  const service = `${api}.googleapis.com`;
  const url = `https://console.developers.google.com/apis/api/${service}/overview?project=${PROJECT}`;
  const message =
    `${TITLES[api]} has not been used in project ${PROJECT} before or it is disabled. Enable it ` +
    `by visiting ${url} then retry. If you enabled this API recently, wait a few minutes for the ` +
    'action to propagate to our systems and retry.';
  return refusal(403, message, {
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'SERVICE_DISABLED',
        domain: 'googleapis.com',
        metadata: {
          serviceTitle: TITLES[api],
          consumer: `projects/${PROJECT}`,
          activationUrl: url,
          containerInfo: PROJECT,
          service,
        },
      },
      { '@type': 'type.googleapis.com/google.rpc.LocalizedMessage', locale: 'en-US', message },
      {
        '@type': 'type.googleapis.com/google.rpc.Help',
        links: [{ description: 'Google developers console API activation', url }],
      },
    ],
  });
}

/** The recorded per-minute 429, which carries no Retry-After unless one is asked for. */
export function quotaExceeded(
  api: Api,
  group: 'read' | 'write',
  limit: number,
  retryAfter?: number,
): Refusal {
  const service = `${api}.googleapis.com`;
  const word = group === 'read' ? 'Read' : 'Write';
  const message =
    `Quota exceeded for quota metric '${word} requests' and limit '${word} requests per minute ` +
    `per user' of service '${service}' for consumer 'project_number:${PROJECT}'.`;
  return refusal(429, message, {
    ...(retryAfter === undefined ? {} : { headers: { 'retry-after': String(retryAfter) } }),
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'RATE_LIMIT_EXCEEDED',
        domain: 'googleapis.com',
        metadata: {
          quota_limit_value: String(limit),
          service,
          consumer: `projects/${PROJECT}`,
          quota_unit: '1/min/{project}/{user}',
          quota_location: 'global',
          quota_metric: `${service}/${group}_requests`,
          quota_limit: `${word}RequestsPerMinutePerUser`,
        },
      },
      {
        '@type': 'type.googleapis.com/google.rpc.Help',
        links: [
          {
            description: 'Request a higher quota limit.',
            url: 'https://cloud.google.com/docs/quotas/help/request_increase',
          },
        ],
      },
    ],
  });
}
