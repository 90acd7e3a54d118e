import { describe, expect, test } from "vitest";
import {
  camelCase,
  constantName,
  makerName,
  methodName,
  nameBook,
  pascalCase,
  permissionNames,
  variableName,
} from "../../generator/naming.js";

describe("names", () => {
  test.each([
    ["dial_timeout", "dialTimeout", "DialTimeout"],
    ["DIAL_TIMEOUT", "dialTimeout", "DialTimeout"],
    ["x", "x", "X"],
    ["2fa", "_2fa", "_2fa"],
    ["", "_", "_"],
  ])("%j is %s and %s", (name, camel, pascal) => {
    expect([camelCase(name), pascalCase(name)]).toEqual([camel, pascal]);
  });

  test("words of the language and of generated code are not taken", () => {
    expect([
      variableName("default"),
      constantName("connect"),
      constantName("class"),
      makerName("wrap"),
      methodName("close"),
      methodName("url"),
    ]).toEqual(["default_", "connect_", "class_", "wrapError", "close", "urlMethod"]);
  });

  test("actions lose the beginning that all of them share", () => {
    expect(permissionNames(["websocket.connect", "websocket.connect.url"])).toEqual(["connect", "connectUrl"]);
    expect(permissionNames(["a.b", "c.d"])).toEqual(["aB", "cD"]);
    expect(permissionNames(["chat.open"])).toEqual(["open"]);
  });

  test("a book hands out each name once", () => {
    const book = nameBook(["a"]);
    expect([book.take("a"), book.take("a"), book.take("b")]).toEqual(["a2", "a3", "b"]);
  });
});
