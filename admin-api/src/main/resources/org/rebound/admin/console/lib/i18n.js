/** The language of the console: its messages, numbers and dates. */

import en from '../i18n/en.js';
import { remembered, remember } from './memory.js';

/** The languages there are, by their own names. */
export const LANGUAGES = { en: 'English', da: 'Dansk' };

let language = 'en';
let messages = en;
let plural = new Intl.PluralRules('en');

/** The language that is spoken: `en` or `da`. */
export function spoken() {
  return language;
}

/** Learns the language of the person: the one chosen by the switch, else the browser's first. */
export async function learnLanguage() {
  const wanted = [remembered('language'), ...navigator.languages.map(tag => tag.split('-')[0])];
  await speak(wanted.find(one => one in LANGUAGES) ?? 'en');
}

/** Changes the language for good; the page is to be built anew after it. */
export async function chooseLanguage(chosen) {
  remember('language', chosen);
  await speak(chosen);
}

async function speak(chosen) {
  messages = chosen === 'da' ? (await import('../i18n/da.js')).default : en;
  language = chosen;
  plural = new Intl.PluralRules(chosen);
  document.documentElement.lang = chosen;
}

/** Whether there is a message with this key. */
export function has(key) {
  return key in messages;
}

/**
 * The message with this key. One that is `{one, other}` is chosen by the value `n`; `{name}` within
 * it is replaced by the value of that name, numbers as the language writes them.
 */
export function t(key, values = {}) {
  return parts(key, values)
    .map(part => (typeof part === 'string' ? part : String(part)))
    .join('');
}

/** The same as a list, in which values that are nodes stay nodes. */
export function parts(key, values = {}) {
  const message = messages[key];
  if (message === undefined) {
    throw new Error(`there is no message ${key}`);
  }
  const text = typeof message === 'string' ? message : message[plural.select(values.n)];
  return text.split(/\{([a-zA-Z]+)\}/).map((part, i) => (i % 2 ? shown(values[part]) : part));
}

function shown(value) {
  return typeof value === 'number' ? number(value) : value;
}

/** The message of a word of the API, or the word itself where there is none. */
export function word(kind, value) {
  const key = `${kind}.${value}`;
  return has(key) ? t(key) : String(value);
}

/** A number as the language writes it. */
export function number(value) {
  return new Intl.NumberFormat(locale()).format(value);
}

/** A share of one as per cent. */
export function percent(share) {
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 1 }).format(
    share,
  );
}

/** A time to the minute, in the person's own time zone. */
export function time(iso) {
  return format(iso, { dateStyle: 'medium', timeStyle: 'short' });
}

/** A time to the second, with its zone. */
export function exactTime(iso) {
  return format(iso, { dateStyle: 'full', timeStyle: 'long' });
}

/** A day in UTC, as groups and overviews count them. */
export function day(iso) {
  return format(iso, { dateStyle: 'medium', timeZone: 'UTC' });
}

/** A day in UTC without its year. */
export function shortDay(iso) {
  return format(iso, { day: 'numeric', month: 'short', timeZone: 'UTC' });
}

function format(iso, options) {
  return new Intl.DateTimeFormat(locale(), options).format(new Date(iso));
}

/** The person's own variety of the language, such as en-GB, where the browser names one. */
function locale() {
  return navigator.languages.find(tag => tag.split('-')[0] === language) ?? language;
}
